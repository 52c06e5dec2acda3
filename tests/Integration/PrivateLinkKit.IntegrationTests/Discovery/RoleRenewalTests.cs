using Amazon.Runtime;
using Amazon.SecurityToken;
using PrivateLinkKit.Aws.Sts;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.IntegrationTests.Discovery;

public sealed class RoleRenewalTests : IDisposable
{
    private readonly ManualClock _clock = new();
    private readonly GatedHttp _http = new();

    [Fact]
    public async Task GetCredentialsAsync_StsHangsFourMinutesBeforeTheEnd_GoesOnWithTheOldKeys()
    {
        await using var edge = await EdgeAsync();
        using var sts = Sts(edge);
        var role = new RoleCredentials(new(TestEnvironment.Region, "arn:aws:iam::222222222222:role/reader"), sts, _clock);
        var old = await role.GetCredentialsAsync();
        _http.Close();
        _clock.Advance(TimeSpan.FromMinutes(56));

        for (var call = 0; call < 5; call++)
        {
            var next = role.GetCredentialsAsync();
            Assert.True(next.IsCompletedSuccessfully);
            Assert.Equal(old.AccessKey, (await next).AccessKey);
        }

        _http.Open();
        await UntilAsync(async () => (await role.GetCredentialsAsync()).AccessKey != old.AccessKey);
        Assert.Equal(2, edge.Aws.Requests.Count(request => request.Operation == "AssumeRole"));
    }

    [Fact]
    public async Task GetCredentialsAsync_StsRefusesBeforeTheEnd_AskedAgainAfterAPause()
    {
        await using var edge = await EdgeAsync();
        using var sts = Sts(edge);
        var role = new RoleCredentials(new(TestEnvironment.Region, "arn:aws:iam::222222222222:role/reader"), sts, _clock);
        var old = await role.GetCredentialsAsync();
        edge.Aws.Faults.On("AssumeRole").Times(int.MaxValue).Fail("AccessDenied", "Not now", 403);
        _clock.Advance(TimeSpan.FromMinutes(56));

        for (var call = 0; call < 50; call++)
        {
            Assert.Equal(old.AccessKey, (await role.GetCredentialsAsync()).AccessKey);
            await Task.Yield();
        }

        await UntilAsync(() => Task.FromResult(Calls(edge) == 2));
        _clock.Advance(TimeSpan.FromSeconds(11));
        await UntilAsync(async () => (await role.GetCredentialsAsync()).AccessKey == old.AccessKey && Calls(edge) == 3);
    }

    [Fact]
    public async Task GetCredentialsAsync_KeysExpired_WaitsForNewOnes()
    {
        await using var edge = await EdgeAsync();
        using var sts = Sts(edge);
        var role = new RoleCredentials(new(TestEnvironment.Region, "arn:aws:iam::222222222222:role/reader"), sts, _clock);
        var old = await role.GetCredentialsAsync();
        _clock.Advance(TimeSpan.FromMinutes(61));

        Assert.NotEqual(old.AccessKey, (await role.GetCredentialsAsync()).AccessKey);
    }

    [Fact]
    public async Task GetCredentialsAsync_WallClockStepsBack_RenewsThemAllTheSame()
    {
        await using var edge = await EdgeAsync();
        using var sts = Sts(edge);
        var role = new RoleCredentials(new(TestEnvironment.Region, "arn:aws:iam::222222222222:role/reader"), sts, _clock);
        var old = await role.GetCredentialsAsync();
        _clock.StepWallClock(TimeSpan.FromHours(-3));
        _clock.Advance(TimeSpan.FromMinutes(61));

        Assert.NotEqual(old.AccessKey, (await role.GetCredentialsAsync()).AccessKey);
    }

    public void Dispose() => _http.Dispose();

    /// <summary>An emulator with the same time.</summary>
    private Task<TestEnvironment> EdgeAsync() => TestEnvironment.StartAsync(new EmbeddedAwsOptions { TimeProvider = new VirtualTime(_clock.GetUtcNow()) });

    private AmazonSecurityTokenServiceClient Sts(TestEnvironment edge) => new(
        new BasicAWSCredentials(TestEnvironment.Account, "secret"),
        new AmazonSecurityTokenServiceConfig
        {
            ServiceURL = edge.Aws.ServiceUrl.ToString(),
            AuthenticationRegion = TestEnvironment.Region,
            MaxErrorRetry = 0,
            HttpClientFactory = _http,
        });

    private static int Calls(TestEnvironment edge) => edge.Aws.Requests.Count(request => request.Operation == "AssumeRole");

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        while (!await isSo())
        {
            await Task.Yield();
        }
    }

    /// <summary>Delays requests while it is closed.</summary>
    private sealed class GatedHttp : HttpClientFactory, IDisposable
    {
        private readonly HttpClient _http;
        private volatile TaskCompletionSource? _gate;

        public GatedHttp() => _http = new HttpClient(new Gate(this));

        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => _http;

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

        public void Close() => _gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Open() => _gate!.SetResult();

        public void Dispose() => _http.Dispose();

        private sealed class Gate(GatedHttp owner) : DelegatingHandler(new SocketsHttpHandler())
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                await (owner._gate?.Task ?? Task.CompletedTask).WaitAsync(cancellationToken);
                return await base.SendAsync(request, cancellationToken);
            }
        }
    }
}
