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

    public PrivateLinkOptions Options => OptionsFor(Aws.ServiceUrl);

    public static PrivateLinkOptions OptionsFor(Uri url) => new() { ServiceUrl = url, Region = ManyConsumers.Region,
        Credentials = new BasicAWSCredentials(Account, "embedded") };

    public static async Task<Emulated> StartAsync()
    {
        var aws = await EmbeddedAws.StartAsync();
        SystemImages.AddTo(aws.Images);
        return new Emulated(aws);
    }

    public Task<ApplyResult> ApplyAsync(PrivateLinkStack stack) => ApplyAsync(PrivateLink, stack);

    /// <summary>On an EmbeddedAws of another process.</summary>
    public static async Task<ApplyResult> ApplyAsync(Uri url, PrivateLinkStack stack)
    {
        using var privateLink = new PrivateLinkProvisioner(OptionsFor(url));
        return await ApplyAsync(privateLink, stack);
    }

    private static async Task<ApplyResult> ApplyAsync(PrivateLinkProvisioner privateLink, PrivateLinkStack stack) =>
        await privateLink.ApplyAsync(await privateLink.PlanAsync(stack));

    public async ValueTask DisposeAsync()
    {
        PrivateLink.Dispose();
        await Aws.DisposeAsync();
    }
}
