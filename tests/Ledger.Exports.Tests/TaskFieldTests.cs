using System.Text;

namespace Ledger.Exports.Tests;

public sealed class TaskFieldTests
{
    [Theory]
    [InlineData(2016, null)]
    [InlineData(2017, "2017-2022")]
    [InlineData(2022, "2017-2022")]
    [InlineData(2023, "2023-2024")]
    [InlineData(2024, "2023-2024")]
    [InlineData(2025, "2025-")]
    [InlineData(2028, "2025-")]
    public void A_year_has_the_list_that_held_in_it(int year, string? list) =>
        TaskFieldList.Of(year)?.Name.ShouldBe(list);

    [Theory]
    [InlineData("6.71", true, false, false)]
    [InlineData("6.71a", false, true, false)]
    [InlineData("6.711", false, false, true)]
    [InlineData("6.1", true, true, true)]
    public void A_taakveld_is_in_its_own_years_only(string code, bool in2022, bool in2024, bool in2026) =>
        new[] { 2022, 2024, 2026 }.Select(y => TaskFieldList.Of(y)!.Names.ContainsKey(code))
            .ShouldBe([in2022, in2024, in2026]);

    [Fact]
    public void No_code_is_twice_in_a_list_and_every_one_has_a_name() =>
        TaskFieldList.All.SelectMany(l => l.Names.Values).ShouldAllBe(name => name.Trim() == name && name.Length > 2);

    [Theory]
    [InlineData("a/b,2022,2023,6.71,bron,§1", 2, "taakveld", "In 2023 there was no taakveld '6.71'.")]
    [InlineData("a/b,2022,2022,6.71,,§1", 2, "bron", "An assignment says in which document it stands, and where.")]
    [InlineData("a,2022,2022,6.71,bron,§1", 2, "post", "'a' is not plan/post.")]
    [InlineData("a/b,20x2,2022,6.71,bron,§1", 2, "van", "'20x2' is not a year such as 2025.")]
    [InlineData("a/b,2021,2022,6.1,b,§1\na/b,2022,2022,6.2,b,§1", 3, "post", "'a/b' has a taakveld in 2022 already.")]
    public void What_is_wrong_is_told_with_its_line_and_field(string lines, int line, string field, string message) =>
        Read("post,van,tot,taakveld,bron,plaats\n" + lines).Problems
            .ShouldHaveSingleItem().ShouldBe(new AssignmentProblem(line, field, message));

    [Fact]
    public void A_missing_column_is_told() =>
        Read("post,van,tot,taakveld,bron\n").Problems.ShouldHaveSingleItem()
            .ShouldBe(new AssignmentProblem(1, "plaats", "There is no column plaats."));

    [Fact]
    public void The_file_of_Dronten_can_be_read() =>
        TaskFieldAssignments.Of(TenantId.Parse("gm0303")).ShouldNotBeNull();

    private static (TaskFieldAssignments Assignments, IReadOnlyList<AssignmentProblem> Problems) Read(string text) =>
        TaskFieldAssignments.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
