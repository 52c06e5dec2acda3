namespace PrivateLinkKit.Testing.Tests;

public class IndependenceTests
{
    /// <summary>Client and server must not be able to share a mistake.</summary>
    [Fact]
    public void EmbeddedAws_ReferencesNeitherTheAwsSdkNorTheLibrary() =>
        Assert.DoesNotContain(
            typeof(EmbeddedAws).Assembly.GetReferencedAssemblies(),
            assembly => assembly.Name!.StartsWith("AWSSDK", StringComparison.Ordinal) || assembly.Name == "PrivateLinkKit");
}
