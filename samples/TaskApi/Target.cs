using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using PrivateLinkKit;
using PrivateLinkKit.Samples;
using PrivateLinkKit.Testing;

namespace TaskApi;

/// <summary>The AWS that the sample uses, and the access to its VPCs if there is any.</summary>
internal sealed class Target(string description, PrivateLinkOptions options, Func<string, HttpClient>? standingIn, IAsyncDisposable? owned = null)
    : IAsyncDisposable
{
    private const string DefaultRegion = "eu-west-1";

    public string Description => description;

    public PrivateLinkOptions Options => options;

    /// <summary>true if tasks run: on AWS and EmbeddedAws, but not on every other emulator.</summary>
    public bool RunsTasks => options.ServiceUrl is null || standingIn is not null;

    /// <summary>Creates a client inside a VPC; null if this program cannot reach it.</summary>
    public Func<string, HttpClient>? StandingIn => standingIn;

    public static async Task<Target> ChooseAsync(Uri? endpointUrl, string? region, string? profile, CancellationToken stop)
    {
        var options = new PrivateLinkOptions { ServiceUrl = endpointUrl, Region = region ?? DefaultRegion, Credentials = ProfileCredentials(profile) };
        if (endpointUrl is not null)
        {
            options.Credentials ??= new BasicAWSCredentials("test", "test");
            return new Target($"the emulator at {endpointUrl}", options, await DoorOfAsync(endpointUrl, stop));
        }

        if (region is not null || profile is not null)
        {
            return new Target($"AWS, {options.Region}", options, standingIn: null);
        }

        var aws = await EmbeddedAws.StartAsync(cancellationToken: stop);
        SystemImages.AddTo(aws.Images);
        options.ServiceUrl = aws.ServiceUrl;
        options.Credentials = new BasicAWSCredentials("000000000000", "embedded");
        return new Target($"an EmbeddedAws in this process, {options.Region}", options, aws.Network.CreateHttpClient, aws);
    }

    public ValueTask DisposeAsync() => owned?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static AWSCredentials? ProfileCredentials(string? profile) =>
        profile is null ? null
        : new CredentialProfileStoreChain().TryGetAWSCredentials(profile, out var credentials) ? credentials
        : throw new AmazonClientException($"There is no AWS profile '{profile}'; `aws configure list-profiles` lists the profiles.");

    /// <summary>The health document of an EmbeddedAws contains the address of the SOCKS5 proxy into its VPCs; other emulators have none.</summary>
    private static async Task<Func<string, HttpClient>?> DoorOfAsync(Uri edge, CancellationToken stop)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        using var response = await http.GetAsync(new Uri(edge, "/_localstack/health"), stop);
        if (!response.IsSuccessStatusCode || response.Content.Headers.ContentType?.MediaType != "application/json")
        {
            return null;
        }

        var health = await response.Content.ReadFromJsonAsync<JsonObject>(stop);
        return health?["socks"]?.GetValue<string>() is { } door
            ? vpcId => new HttpClient(new SocketsHttpHandler { Proxy = new WebProxy($"socks5://{door}") { Credentials = new NetworkCredential(vpcId, "-") } })
            : null;
    }
}
