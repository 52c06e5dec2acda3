namespace PrivateLinkKit.Testing.Tests;

public class IndependenceTests
{
    /// <summary>Client and server must not share a mistake: only the conformance kit, which is a client, knows the library and the AWS SDK.</summary>
    [Fact]
    public void EmbeddedAws_UsesNeitherTheAwsSdkNorTheLibrary()
    {
        var sources = Path.GetDirectoryName(RepositoryFile.Find("src/PrivateLinkKit.Testing/EmbeddedAws.cs"))!;

        var users = SourceGraph.Of(typeof(EmbeddedAws).Assembly, sources, "PrivateLinkKit.Testing").Assemblies
            .Where(file => file.Value.Any(name => name is "PrivateLinkKit" || name.StartsWith("AWSSDK", StringComparison.Ordinal)))
            .Select(file => file.Key.Split('/')[0]);

        Assert.Equal(["Conformance"], users.Distinct());
    }
}
