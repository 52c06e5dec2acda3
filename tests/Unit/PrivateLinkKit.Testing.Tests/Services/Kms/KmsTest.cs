using Amazon.KeyManagementService;

namespace PrivateLinkKit.Testing.Tests.Services.Kms;

/// <summary>A test of KMS with its official client: a new EmbeddedAws on a clock that stands still.</summary>
public abstract class KmsTest : IAsyncLifetime
{
    private protected ManualTime Clock { get; } = new();

    private protected TestEnvironment Environment { get; private set; } = null!;

    private protected AmazonKeyManagementServiceClient Kms { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Environment = await TestEnvironment.StartAsync(new EmbeddedAwsOptions { TimeProvider = Clock });
        Kms = ClientOf(Environment.Aws);
    }

    public async Task DisposeAsync()
    {
        Kms.Dispose();
        await Environment.DisposeAsync();
    }

    internal static AmazonKeyManagementServiceClient ClientOf(EmbeddedAws aws) => new(
        TestEnvironment.Key(TestEnvironment.Provider),
        new AmazonKeyManagementServiceConfig
        {
            ServiceURL = aws.ServiceUrl.ToString(),
            AuthenticationRegion = TestEnvironment.Region,
            MaxErrorRetry = 0,
        });

    private protected async Task<string> KeyAsync() => (await Kms.CreateKeyAsync(new())).KeyMetadata.KeyId;
}
