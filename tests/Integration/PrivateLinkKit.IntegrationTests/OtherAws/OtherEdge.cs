using Amazon.EC2;
using Amazon.ECS;
using Amazon.ElasticLoadBalancingV2;
using Amazon.Runtime;
using Amazon.SecurityToken;
using LocalStack.Client.Contracts;
using PrivateLinkKit.IntegrationTests.Survival;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.IntegrationTests.OtherAws;

/// <summary>
/// An emulator by its address, a provisioner for it, and clients of LocalStack.Client for inspection. Nothing in it depends on EmbeddedAws.
/// </summary>
internal sealed class OtherEdge : IAsyncDisposable
{
    private readonly LocalStackFixture _fixture;
    private readonly IAsyncDisposable? _owned;
    private readonly EdgeFacts _facts;

    private OtherEdge(LocalStackFixture fixture, EdgeFacts facts, IAsyncDisposable? owned)
    {
        (_fixture, _facts, _owned) = (fixture, facts, owned);
        PrivateLink = new PrivateLinkProvisioner(new PrivateLinkOptions
        {
            ServiceUrl = fixture.ServiceUrl,
            Region = fixture.Region,
            Credentials = new BasicAWSCredentials(fixture.AccessKeyId, fixture.SecretAccessKey),
        });
        Ec2 = Session.CreateClientByImplementation<AmazonEC2Client>();
        ElbV2 = Session.CreateClientByImplementation<AmazonElasticLoadBalancingV2Client>();
        Ecs = Session.CreateClientByImplementation<AmazonECSClient>();
        Sts = Session.CreateClientByImplementation<AmazonSecurityTokenServiceClient>();
    }

    public PrivateLinkProvisioner PrivateLink { get; }

    public ISession Session => _fixture.Session;

    public AmazonEC2Client Ec2 { get; }

    public AmazonElasticLoadBalancingV2Client ElbV2 { get; }

    public AmazonECSClient Ecs { get; }

    public AmazonSecurityTokenServiceClient Sts { get; }

    public ApplyOptions ApplyOptions => new() { WaitForTasks = _facts.RunsTasks };

    public string Region => _fixture.Region;

    public static async Task<OtherEdge> OpenAsync(EdgeChoice choice, EdgeFacts facts, IAsyncDisposable? owned = null)
    {
        var fixture = new LocalStackFixture(choice);
        await fixture.InitializeAsync();
        return new OtherEdge(fixture, facts, owned);
    }

    public async Task<ApplyResult> ApplyAsync(PrivateLinkStack stack) =>
        await PrivateLink.ApplyAsync(await PrivateLink.PlanAsync(stack), applyOptions: ApplyOptions);

    /// <summary>A client with the engine's settings, which does not retry.</summary>
    public AmazonEC2Client Ec2Once() => new(
        new BasicAWSCredentials(_fixture.AccessKeyId, _fixture.SecretAccessKey),
        new AmazonEC2Config { ServiceURL = _fixture.ServiceUrl.ToString(), AuthenticationRegion = _fixture.Region }.SendOnce());

    /// <summary>Returns the resources, without those that this emulator never deletes.</summary>
    public async Task<IReadOnlyList<Holding>> HoldingsAsync() =>
        [.. (await Inventory.OfAsync(_fixture.AccessKeyId, Ec2, ElbV2, Ecs)).Where(held => !_facts.Keeps.ContainsKey(held.Kind))];

    public async ValueTask DisposeAsync()
    {
        PrivateLink.Dispose();
        Ec2.Dispose();
        ElbV2.Dispose();
        Ecs.Dispose();
        Sts.Dispose();
        await _fixture.DisposeAsync();
        if (_owned is not null)
        {
            await _owned.DisposeAsync();
        }
    }
}
