/// The documents that are sent to Linear, each valid by Linear's own schema.
package enum LinearQuery {
    private static let issueFields = """
        fragment IssueFields on Issue {
          id identifier title description url branchName createdAt updatedAt completedAt canceledAt
          archivedAt trashed
          state { id name type }
          team { id key }
          parent { identifier }
          labels(first: 20) { nodes { name } }
        }
        """

    package static let issueForTask = """
        query IssueForTask($id: String!) {
          issue(id: $id) {
            ...IssueFields
            previousIdentifiers
            attachments(first: 50) { nodes { title url sourceType } pageInfo { hasNextPage endCursor } }
            children(first: 50) { nodes { identifier title url } pageInfo { hasNextPage } }
            inverseRelations(first: 50) { nodes { type issue { identifier } } }
            comments(first: 50) {
              nodes { id body url createdAt user { id } botActor { id } }
              pageInfo { hasNextPage endCursor }
            }
          }
        }
        \(issueFields)
        """

    package static let moreComments = """
        query MoreComments($id: String!, $after: String) {
          issue(id: $id) {
            comments(first: 100, after: $after) {
              nodes { id body url createdAt user { id } botActor { id } }
              pageInfo { hasNextPage endCursor }
            }
          }
        }
        """

    package static let moreAttachments = """
        query MoreAttachments($id: String!, $after: String) {
          issue(id: $id) {
            attachments(first: 100, after: $after) {
              nodes { title url sourceType }
              pageInfo { hasNextPage endCursor }
            }
          }
        }
        """

    package static let issue = """
        query OneIssue($id: String!) { issue(id: $id) { ...IssueFields } }
        \(issueFields)
        """

    package static let issues = """
        query Issues($filter: IssueFilter, $after: String) {
          issues(filter: $filter, first: 50, after: $after) {
            nodes { ...IssueFields }
            pageInfo { hasNextPage endCursor }
          }
        }
        \(issueFields)
        """

    package static let team = """
        query Team($key: String!) { teams(filter: { key: { eq: $key } }, first: 1) { nodes { id key } } }
        """

    package static let states = """
        query States($team: ID!) {
          workflowStates(filter: { team: { id: { eq: $team } } }, first: 100) {
            nodes { id name type position }
          }
        }
        """

    package static let create = """
        mutation CreateIssue($input: IssueCreateInput!) {
          issueCreate(input: $input) { success issue { ...IssueFields } }
        }
        \(issueFields)
        """

    package static let update = """
        mutation UpdateIssue($id: String!, $input: IssueUpdateInput!) {
          issueUpdate(id: $id, input: $input) { success issue { ...IssueFields } }
        }
        \(issueFields)
        """

    package static let comment = """
        mutation Comment($input: CommentCreateInput!) {
          commentCreate(input: $input) { success comment { id } }
        }
        """

    /// Every document, for checks against the schema.
    package static let all = [
        issueForTask, moreComments, moreAttachments, issue, issues, team, states, create, update,
        comment,
    ]
}
