/// The documents that are sent to GitHub's GraphQL.
package enum GitHubQuery {
    /// What closed an issue, a page of its timeline at a time.
    package static let closing = """
        query WhatClosed($owner: String!, $name: String!, $number: Int!, $after: String) {
          repository(owner: $owner, name: $name) {
            issue(number: $number) {
              closedAt
              stateReason(enableDuplicate: true)
              timelineItems(
                first: 100, after: $after,
                itemTypes: [CLOSED_EVENT, REOPENED_EVENT, CONNECTED_EVENT, DISCONNECTED_EVENT]
              ) {
                pageInfo { hasNextPage endCursor }
                nodes {
                  __typename
                  ... on ClosedEvent {
                    createdAt
                    closer {
                      __typename
                      ...Pull
                      ... on Commit { oid associatedPullRequests(first: 10) { nodes { ...Pull } } }
                    }
                  }
                  ... on ReopenedEvent { createdAt }
                  ... on ConnectedEvent {
                    source { __typename ...Pull }
                    subject { __typename ...Pull }
                  }
                  ... on DisconnectedEvent {
                    source { __typename ...Pull }
                    subject { __typename ...Pull }
                  }
                }
              }
              closedByPullRequestsReferences(first: 50, includeClosedPrs: true) {
                nodes { ...Pull }
              }
            }
          }
        }

        fragment Pull on PullRequest {
          number title url state merged mergedAt baseRefName baseRefOid headRefOid
          mergeCommit { oid }
          repository { nameWithOwner }
        }
        """
}
