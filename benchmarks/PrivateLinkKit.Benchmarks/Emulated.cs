using Amazon.Runtime;
using PrivateLinkKit.Samples;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.Benchmarks;

/// <summary>An EmbeddedAws with the sample images, and a provisioner for it.</summary>
internal sealed class Emulated : IAsyncDisposable
{
    public const string Account = "000000000000";

    private Emulated(EmbeddedAws aws)
    {
        Aws = aws;
        PrivateLink = new PrivateLinkProvisioner(Options);
    }

    public EmbeddedAws Aws { get; }

    public PrivateLinkProvisioner PrivateLink { get; }

    public PrivateLinkOptions Options => new() { ServiceUrl = Aws.ServiceUrl, Region = ManyConsumers.Region, Credentials = new BasicAWSCredentials(Account, "embedded") };

    public static async Task<Emulated> StartAsync()
    {
        var aws = await EmbeddedAws.StartAsync();
        SystemImages.AddTo(aws.Images);
        return new Emulated(aws);
    }

    public async ValueTask DisposeAsync()
    {
        PrivateLink.Dispose();
        await Aws.DisposeAsync();
    }
}
