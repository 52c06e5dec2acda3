using PrivateLinkKit.Testing;

namespace PrivateLinkKit.IntegrationTests.OtherAws;

/// <summary>The container of <see cref="LocalStackFixture"/>, where this machine has a Docker engine and a token.</summary>
public class ContainerTests
{
    [SkippableFact]
    public async Task InitializeAsync_DockerAndToken_StartsAContainerAndRemovesIt()
    {
        var choice = EdgeChoice.From(name => name == EdgeChoice.HostVariable ? null : Environment.GetEnvironmentVariable(name), DockerEngine.IsThere);
        Skip.If(choice.Absence is not null, choice.Absence);
        await using var fixture = new LocalStackFixture(choice);

        await fixture.InitializeAsync();

        var edge = fixture.ServiceUrl;
        using var http = new HttpClient();
        Assert.NotEmpty(await http.GetStringAsync(new Uri(edge, "_localstack/health")));
        await fixture.DisposeAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetStringAsync(new Uri(edge, "_localstack/health")));
        Assert.Contains("has not been started", Assert.Throws<InvalidOperationException>(() => fixture.ServiceUrl).Message, StringComparison.Ordinal);
    }
}
