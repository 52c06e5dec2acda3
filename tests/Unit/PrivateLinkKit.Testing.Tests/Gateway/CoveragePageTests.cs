namespace PrivateLinkKit.Testing.Tests.Gateway;

public class CoveragePageTests : EmulatorTest
{
    private static readonly string Page = RepositoryFile.Find("docs/coverage.md");

    [Fact]
    public void Page_OfWhatIsEmulated_IsUpToDate()
    {
        var page = CoveragePage.Of(TestEnvironment.Aws.Services);
        if (Environment.GetEnvironmentVariable(CoveragePage.WriteVariable) is not null)
        {
            File.WriteAllText(Page, page);
        }

        Assert.True(page == File.ReadAllText(Page), $"docs/coverage.md is stale: run this test with {CoveragePage.WriteVariable}=1.");
    }
}
