using Amazon.EC2;
using Amazon.ElasticLoadBalancingV2;
using PrivateLinkKit.IntegrationTests.Changes;
using PrivateLinkKit.IntegrationTests.Drift;
using PrivateLinkKit.Samples;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.IntegrationTests.Iam;

/// <summary>Calls of whole lives of stacks, each recorded once for all tests.</summary>
internal static class RecordedRuns
{
    private static readonly Lazy<Task<IReadOnlyCollection<RecordedCall>>> ChangesRun = new(() => RecordAsync(ChangeAsync));
    private static readonly Lazy<Task<IReadOnlyCollection<RecordedCall>>> DriftRun = new(() => RecordAsync(DriftAsync));
    private static readonly Lazy<Task<IReadOnlyCollection<RecordedCall>>> OthersRun = new(() => RecordAsync(RemoveWhatOthersAddedAsync));

    /// <summary>Every change of a description, and the destroy; the consumer in an account of its own.</summary>
    public static Task<IReadOnlyCollection<RecordedCall>> Changes => ChangesRun.Value;

    /// <summary>The repair of every drift, in one account.</summary>
    public static Task<IReadOnlyCollection<RecordedCall>> Drift => DriftRun.Value;

    /// <summary>Removal of a route, a target and a connection of others.</summary>
    public static Task<IReadOnlyCollection<RecordedCall>> OfOthers => OthersRun.Value;

    public static async Task<IReadOnlyList<RecordedCall>> AllAsync() => [.. await Changes, .. await Drift, .. await OfOthers];

    /// <summary>Records what a host does; no call to the emulator may have gone unseen.</summary>
    public static async Task<IReadOnlyCollection<RecordedCall>> RecordAsync(Func<TestEnvironment, PrivateLinkProvisioner, Task> run)
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var recorder = new CallRecorder(edge);
        using var privateLink = new PrivateLinkProvisioner(recorder.HostOptions());
        await run(edge, privateLink);
        Assert.Equal(edge.Aws.Requests.Count, recorder.Seen);
        return recorder.Calls;
    }

    private static async Task ChangeAsync(TestEnvironment edge, PrivateLinkProvisioner privateLink)
    {
        edge.Aws.Images.Add("dogs:next", DogNamesImage.Map);
        await edge.Ecs.CreateClusterAsync(new() { ClusterName = "shared" });
        foreach (var change in ChangeTable.All.Values)
        {
            await privateLink.ApplyConsentedAsync(await privateLink.PlanAsync(InOwnAccount(change.After)));
        }

        await privateLink.DestroyAsync(InOwnAccount(new Description()));
    }

    private static async Task DriftAsync(TestEnvironment edge, PrivateLinkProvisioner privateLink)
    {
        await RepairAsync(privateLink, DriftTests.Stack);
        foreach (var drift in Deletions.All.Concat(IntegrationTests.Drift.Changes.All))
        {
            await drift.MeddleAsync(new DriftInjector(edge, await IdsAsync(privateLink, DriftTests.Stack)));
            await RepairAsync(privateLink, DriftTests.Stack);
        }
    }

    private static async Task RemoveWhatOthersAddedAsync(TestEnvironment edge, PrivateLinkProvisioner privateLink)
    {
        var broken = Stacks.Workload(task => task.Image("missing")).BehindAlb(alb => alb.HealthCheck("/dogs")).ViaNlb(nlb => nlb).Build();
        await Assert.ThrowsAsync<ApplyException>(async () => await privateLink.ApplyAsync(await privateLink.PlanAsync(broken)));
        var stack = Stacks.Workload().BehindAlb(alb => alb.HealthCheck("/dogs")).ViaNlb(nlb => nlb).AllowPrincipal(TestEnvironment.Account).Build();
        var result = await privateLink.ApplyAsync(await privateLink.PlanAsync(stack));
        var ids = await IdsAsync(privateLink, stack);
        var site = await Site.BuildAsync(edge);
        await edge.Ec2.CreateVpcEndpointAsync(new()
        {
            VpcId = site.VpcId, SubnetIds = [.. site.SubnetIds], VpcEndpointType = VpcEndpointType.Interface, ServiceName = result.ServiceName,
        });
        await edge.Ec2.CreateRouteAsync(new() { RouteTableId = ids["dogs/public-routes"], DestinationCidrBlock = "10.99.0.0/16", GatewayId = ids["dogs/igw"] });
        var target = await AddAlbAsync(edge, ids);
        var targets = ids["dogs/nlb-targets"];
        await edge.ElbV2.DeregisterTargetsAsync(new() { TargetGroupArn = targets, Targets = [new() { Id = ids["dogs/alb"] }] });
        await edge.ElbV2.RegisterTargetsAsync(new() { TargetGroupArn = targets, Targets = [new() { Id = target }] });

        await RepairAsync(privateLink, stack);
        await edge.ElbV2.DeleteLoadBalancerAsync(new() { LoadBalancerArn = target });
        var destroy = await privateLink.PlanDestroyAsync(stack);
        await privateLink.DestroyAsync(destroy, destroyOptions: new DestroyOptions { Consent = InterruptionConsent.To(destroy.Interruptions) });
    }

    private static async Task<string> AddAlbAsync(TestEnvironment edge, Dictionary<string, string> ids)
    {
        var arn = (await edge.ElbV2.CreateLoadBalancerAsync(new()
        {
            Name = "other",
            Scheme = LoadBalancerSchemeEnum.Internal,
            Subnets = [ids["dogs/private-eu-west-1a"], ids["dogs/private-eu-west-1b"]],
            SecurityGroups = [ids["dogs/alb-group"]],
        })).LoadBalancers[0].LoadBalancerArn;
        await edge.ElbV2.CreateListenerAsync(new()
        {
            LoadBalancerArn = arn,
            Protocol = ProtocolEnum.HTTP,
            Port = 80,
            DefaultActions = [new() { Type = ActionTypeEnum.FixedResponse, FixedResponseConfig = new() { StatusCode = "200", ContentType = "text/plain" } }],
        });
        return arn;
    }

    private static async Task RepairAsync(PrivateLinkProvisioner privateLink, PrivateLinkStack stack) =>
        await privateLink.ApplyConsentedAsync(await privateLink.PlanAsync(stack));

    private static async Task<Dictionary<string, string>> IdsAsync(PrivateLinkProvisioner privateLink, PrivateLinkStack stack) =>
        (await privateLink.PlanAsync(stack)).Changes.ToDictionary(change => change.LogicalId, change => change.PhysicalId!);

    private static PrivateLinkStack InOwnAccount(Description description) => (description.Customer is not { } customer ? description : description with
    {
        Customer = consumer => customer(consumer).AsRole(Shipped.ConsumerRole, Shipped.ExternalId),
    }).Build();
}
