using Amazon.EC2;
using Amazon.EC2.Model;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.IntegrationTests.OtherAws;

/// <summary>The base fixtures for users.</summary>
public class FixtureTests
{
    private const string Token = "a token";

    [Theory]
    [InlineData("localhost", "http://localhost:4566/")]
    [InlineData("127.0.0.1:5000", "http://127.0.0.1:5000/")]
    [InlineData("[::1]:5000", "http://[::1]:5000/")]
    [InlineData("http://edge.test:80", "http://edge.test/")]
    [InlineData("https://localhost.localstack.cloud/", "https://localhost.localstack.cloud:4566/")]
    public void From_NamedEdge_IsTaken(string host, string url)
    {
        var choice = From(host, token: null, hasDocker: true);

        Assert.Null(choice.Absence);
        Assert.Equal(new Uri(url), choice.Running!.Url);
    }

    [Theory]
    [InlineData("http://localhost:4566/path")]
    [InlineData("ftp://localhost")]
    [InlineData("local host")]
    [InlineData("localhost:http")]
    [InlineData("http://user:password@localhost", "…@localhost")]
    public void From_NameOfNoEdge_IsRefusedByName(string host, string? told = null) =>
        Assert.Contains($"LOCALSTACK_HOST is '{told ?? host}'", Assert.Throws<InvalidOperationException>(() => From(host, null, false)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void From_DockerAndToken_StartsAContainer() => Assert.Equal(new EdgeChoice(null, Token, null), From(null, Token, hasDocker: true));

    [Theory]
    [InlineData(false, Token, "no Docker")]
    [InlineData(true, null, "LOCALSTACK_AUTH_TOKEN, which is not set")]
    public async Task InitializeAsync_NothingToRunOn_ReportsWhy(bool hasDocker, string? token, string why)
    {
        await using var fixture = new LocalStackFixture(From(null, token, hasDocker));

        await fixture.InitializeAsync();

        Assert.Contains(why, fixture.SkipReason, StringComparison.Ordinal);
        Assert.Equal(fixture.SkipReason, Assert.Throws<InvalidOperationException>(() => fixture.ServiceUrl).Message);
    }

    [Fact]
    public async Task InitializeAsync_NamedEdgeDoesNotAnswer_FailsByItsName()
    {
        var gone = await EmbeddedAws.StartAsync();
        await gone.DisposeAsync();
        await using var fixture = new LocalStackFixture(From(gone.ServiceUrl.ToString(), null, hasDocker: false));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => fixture.InitializeAsync().AsTask());

        Assert.Contains($"LOCALSTACK_HOST names {gone.ServiceUrl}, but nothing answers there", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServiceUrl_FixtureThatWasNotStarted_ReportsHowToStartIt()
    {
        await using var embedded = new EmbeddedAwsFixture();
        await using var named = new LocalStackFixture(From("localhost", null, hasDocker: false));

        foreach (var fixture in (IAwsFixture[])[embedded, named])
        {
            Assert.Contains("InitializeAsync", Assert.Throws<InvalidOperationException>(() => fixture.ServiceUrl).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task InitializeAsync_ManyAtOnce_HaveNothingInCommon()
    {
        var fixtures = Enumerable.Range(0, 8).Select(_ => new EmbeddedAwsFixture()).ToList();

        await Task.WhenAll(fixtures.Select(fixture => fixture.InitializeAsync().AsTask()));

        Assert.Equal(fixtures.Count, fixtures.Select(fixture => fixture.ServiceUrl).Distinct().Count());
        await Task.WhenAll(fixtures.Select(fixture => fixture.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task InitializeAsync_Again_KeepsWhatRuns()
    {
        await using var fixture = new EmbeddedAwsFixture();
        await fixture.InitializeAsync();
        var url = fixture.ServiceUrl;

        await fixture.InitializeAsync();

        Assert.Equal(url, fixture.ServiceUrl);
    }

    [Fact]
    public async Task InitializeAsync_AfterDispose_StartsAnother()
    {
        await using var fixture = new EmbeddedAwsFixture();
        await fixture.InitializeAsync();
        var first = fixture.Aws;

        await fixture.DisposeAsync();

        Assert.Contains("has not been started", Assert.Throws<InvalidOperationException>(() => fixture.ServiceUrl).Message, StringComparison.Ordinal);
        await fixture.InitializeAsync();
        Assert.NotSame(first, fixture.Aws);
    }

    [Fact]
    public async Task Session_ClientsOfEitherKind_CallTheEdgeInItsRegionAndAccount()
    {
        await using var embedded = new EmbeddedAwsFixture();
        await embedded.InitializeAsync();
        await using var fixture = new LocalStackFixture(From(embedded.ServiceUrl.ToString(), null, hasDocker: false));
        await fixture.InitializeAsync();
        using var byInterface = (AmazonEC2Client)fixture.Session.CreateClientByInterface<IAmazonEC2>();
        using var byImplementation = fixture.Session.CreateClientByImplementation<AmazonEC2Client>();

        await byInterface.DescribeVpcsAsync(new DescribeVpcsRequest());
        await byImplementation.DescribeVpcsAsync(new DescribeVpcsRequest());

        Assert.Equal(embedded.ServiceUrl, fixture.ServiceUrl);
        Assert.All(embedded.Aws.Requests, request =>
            Assert.Equal(("000000000000", "eu-west-1", "ec2:DescribeVpcs"), (request.Account, request.Region, request.Action)));
        Assert.Equal(2, embedded.Aws.Requests.Count);
    }

    private static EdgeChoice From(string? host, string? token, bool hasDocker) =>
        EdgeChoice.From(variable => variable is EdgeChoice.HostVariable ? host : token, () => hasDocker);
}
