namespace PrivateLinkKit.AspNetCore.Tests;

public class IndependenceTests
{
    /// <summary>A host that only identifies callers needs neither the engine nor AWS's SDK.</summary>
    [Fact]
    public void Package_ReferencesTheFrameworkOnly() => Assert.All(
        typeof(PrivateLinkConnection).Assembly.GetReferencedAssemblies(),
        assembly => Assert.Matches(@"^(System|Microsoft)\.", assembly.Name));
}
