using PrivateLinkKit.Testing;

namespace PrivateLinkKit.IntegrationTests.Survival;

/// <summary>A kind of the library passes the checks for kinds of other projects.</summary>
public class EndpointConformanceTests
{
    public static TheoryData<ConformanceCheck> Checks => [.. Enum.GetValues<ConformanceCheck>()];

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task Endpoint_OfTheTaskApi_Conforms(ConformanceCheck check) =>
        (await ConformanceKit.CheckAsync(new EndpointSuite(), [check])).EnsureConforms();
}
