import TaskSynthCore
import Testing

@Suite struct SlugTests {
    @Test(arguments: [
        ("Fix the Größe, please!", "fix-the-gr-e-please_20240229_235959"),
        ("", "task_20240229_235959"),
        (
            "a very long title that goes on and on until nobody reads it any more",
            "a-very-long-title-that-goes-on-and-on-until-nobody_20240229_235959"
        ),
    ])
    func `is short, lower case and ends with the time`(title: String, slug: String) {
        #expect(Slug.make(title: title, time: "2024-02-29T23:59:59+02:00") == slug)
    }

    @Test func `names an instance after owner, name and number`() {
        let address = RepositoryAddress(remote: "https://github.com/owner/name.git")
        let id = InstanceID(repository: address, number: 12, commit: "0123456789")
        #expect(id.description == "owner__name-12")
        let local = InstanceID(
            repository: RepositoryAddress(folder: "/x/my name"), number: nil, commit: "0123456789")
        #expect(local.description == "my-name-01234567")
    }
}
