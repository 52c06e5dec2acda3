using Amazon.EC2.Model;
using PrivateLinkKit.IntegrationTests.Units;

namespace PrivateLinkKit.IntegrationTests.Guards;

/// <summary>Changes that disconnect endpoints are seen in the plan, and made only within the budget or with consent.</summary>
public class InterruptionTests
{
    private static readonly PrivateLinkStack Stack = Stacks.Service().WithConsumer().Build();

    public static TheoryData<string> Cuts => [.. Changed.Keys];

    /// <summary>Changes of <see cref="Stack"/> that cut off its consumer, with what the plan says of them.</summary>
    private static readonly Dictionary<string, (PrivateLinkStack Stack, string[] Expected)> Changed = new()
    {
        ["port"] = (Stacks.Workload().ViaNlb(nlb => nlb.Listen(8081)).WithConsumer().Build(),
            ["PortChanged customer/endpoint-group/rules: port 8080 becomes 8081", "PortChanged dogs/nlb-listener: port 8080 becomes 8081"]),
        ["no tasks"] = (Stacks.Workload(task => task.Count(0)).ViaNlb(nlb => nlb.Listen(8080)).WithConsumer().Build(),
            ["NoTasks dogs/service: 2 tasks become 0"]),
        ["renamed"] = (Stacks.Service().ConsumeFrom("client", Stacks.InOwnVpc).Build(),
            ["Renamed customer/endpoint: consumer customer becomes client"]),
        ["narrowed"] = (Stacks.Service().ConsumeFrom("customer", customer => Stacks.InOwnVpc(customer).AdmitFrom("10.30.0.0/25")).Build(),
            ["AdmissionNarrowed customer/endpoint-group/rules: 10.30.0.0/24 is no longer admitted; 10.30.0.0/25 still may connect"]),
        ["enforced"] = (Stacks.Workload().ViaNlb(nlb => nlb.Listen(8080).AdmitFrom("10.30.0.0/25").EnforceOnPrivateLinkTraffic()).WithConsumer().Build(),
            ["EnforcementChanged dogs/nlb: inbound rules begin to apply to PrivateLink traffic: 10.30.0.0/25 on port 8080 may connect"]),
        ["removed"] = (Stacks.Service().Build(), ["ConsumerRemoved customer/endpoint: consumer customer is no longer described"]),
    };

    [Theory]
    [MemberData(nameof(Cuts))]
    public async Task Apply_CutsOffTheOnlyConsumer_ChangesNothingWithoutConsent(string cut)
    {
        await using var edge = await TestEnvironment.StartAsync();
        var endpoint = (await edge.ApplyAsync(Stack)).Endpoint("customer");
        var (changed, expected) = Changed[cut];

        var plan = await edge.PrivateLink.PlanAsync(changed);
        var before = edge.Aws.Requests.Count;
        var refused = await Assert.ThrowsAsync<InterruptionRefusedException>(() => edge.PrivateLink.ApplyAsync(plan));

        Assert.Equal(expected, plan.Interruptions.Select(one => $"{one.Code} {one.LogicalId}: {one.Evidence}"));
        Assert.All(plan.Interruptions, one => Assert.Equal(endpoint.EndpointId, Assert.Single(one.Endpoints).EndpointId));
        Assert.Equal(plan.Interruptions, refused.Held);
        Assert.Null(refused.Result);
        Assert.All(edge.Aws.Requests.Skip(before), request => Assert.Matches("^(Describe|List)", request.Operation));
        Assert.Equal(200, await StatusAsync(edge, endpoint, 8080));

        await edge.ApplyConsentedAsync(plan);
        Assert.True((await edge.PrivateLink.PlanAsync(changed)).IsEmpty);
    }

    /// <summary>The endpoint of a service that is gone reaches nobody.</summary>
    [Fact]
    public async Task Apply_EndpointOfADeletedService_IsReplacedWithoutConsent()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var lingering = new LingeringEndpoints(edge.Aws.ServiceUrl);
        await lingering.StartAsync();
        var options = edge.Options();
        options.ServiceUrl = lingering.Url;
        using var privateLink = new PrivateLinkProvisioner(options);
        var before = await edge.ApplyAsync(Stack);
        await edge.Ec2.RejectVpcEndpointConnectionsAsync(
            new RejectVpcEndpointConnectionsRequest { ServiceId = before.ServiceId, VpcEndpointIds = [before.Endpoint("customer").EndpointId] });
        await edge.Ec2.DeleteVpcEndpointServiceConfigurationsAsync(new DeleteVpcEndpointServiceConfigurationsRequest { ServiceIds = [before.ServiceId] });

        var plan = await privateLink.PlanAsync(Stack);
        Assert.True(lingering.IsLingering);
        var repaired = await privateLink.ApplyAsync(plan);

        Assert.Empty(plan.Interruptions);
        Assert.NotEqual(before.Endpoint("customer").EndpointId, repaired.Endpoint("customer").EndpointId);
        Assert.Equal(200, await StatusAsync(edge, repaired.Endpoint("customer"), 8080));
    }

    /// <summary>The old name is given up only for the new one.</summary>
    [Fact]
    public async Task Apply_RenamedConsumerMeetsAnObstacle_StaysUnderTheOldName()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var vpc = (await edge.Ec2.CreateVpcAsync(new CreateVpcRequest { CidrBlock = "10.40.0.0/24" })).Vpc.VpcId;
        var subnet = (await edge.Ec2.CreateSubnetAsync(
            new CreateSubnetRequest { VpcId = vpc, CidrBlock = "10.40.0.0/26", AvailabilityZone = Stacks.Zones[0] })).Subnet.SubnetId;
        var endpoint = (await edge.ApplyAsync(Named("customer"))).Endpoint("customer");
        var name = (await edge.PrivateLink.PlanAsync(Named("client"))).Changes.Single(change => change.LogicalId == "client/endpoint-group")
            .Properties.Single(property => property.Name == "GroupName").New!.ToString();
        await edge.Ec2.CreateSecurityGroupAsync(new CreateSecurityGroupRequest { VpcId = vpc, GroupName = name, Description = "of another team" });
        var plan = await edge.PrivateLink.PlanAsync(Named("client"));

        var refused = await Assert.ThrowsAsync<PreflightException>(() => edge.ApplyConsentedAsync(plan));

        Assert.Equal([InterruptionCode.Renamed], plan.Interruptions.Select(one => one.Code));
        Assert.All(refused.Outcomes, outcome => Assert.Equal(ChangeStatus.Held, outcome.Status));
        Assert.Equal([endpoint.EndpointId],
            (await edge.Ec2.DescribeVpcEndpointsAsync(new DescribeVpcEndpointsRequest())).VpcEndpoints.Select(found => found.VpcEndpointId));

        PrivateLinkStack Named(string consumer) => Stacks.Service()
            .ConsumeFrom(consumer, customer => customer.UseVpc(vpc, used => used.UseSubnets(subnet).Cidr("10.40.0.0/24"))).Build();
    }

    [Fact]
    public async Task Apply_PortChangedUnderAForeignEndpoint_NeedsConsentAndNamesIt()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var service = (await edge.ApplyAsync(Stacks.Service().AllowPrincipal(Connections.Guest).Build())).ServiceName!;
        var endpoint = await edge.ConnectAsync(service);
        var changed = Stacks.Workload().ViaNlb(nlb => nlb.Listen(8081)).AllowPrincipal(Connections.Guest).Build();

        var plan = await edge.PrivateLink.PlanAsync(changed);
        var refused = await Assert.ThrowsAsync<InterruptionRefusedException>(() => edge.PrivateLink.ApplyAsync(plan));

        var affected = Assert.Single(Assert.Single(refused.Held).Endpoints);
        Assert.Equal(new InterruptedEndpoint { EndpointId = endpoint, AccountId = Connections.Guest }, affected);
        Assert.Contains($"{endpoint} of account {Connections.Guest}", refused.Message, StringComparison.Ordinal);
        await edge.ApplyConsentedAsync(plan);
        Assert.True((await edge.PrivateLink.PlanAsync(changed)).IsEmpty);
    }

    [Fact]
    public async Task Apply_ForeignEndpointConnectedSinceThePlan_IsBeyondTheConsent()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var open = Stacks.Service().AllowPrincipals(Connections.Guest, "333333333333");
        var service = (await edge.ApplyAsync(open.Build())).ServiceName!;
        await edge.ConnectAsync(service);
        var plan = await edge.PrivateLink.PlanAsync(
            Stacks.Workload().ViaNlb(nlb => nlb.Listen(8081)).AllowPrincipals(Connections.Guest, "333333333333").Build());
        var late = await edge.ConnectAsync(service, "333333333333");

        var refused = await Assert.ThrowsAsync<InterruptionRefusedException>(() => edge.ApplyConsentedAsync(plan));

        Assert.Contains(Assert.Single(refused.Held).Endpoints, endpoint => endpoint.EndpointId == late);
        Assert.Null(refused.Result);
    }

    [Fact]
    public async Task Apply_PortChangedWhereNobodyIsConnected_NeedsNoConsent()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stacks.Service().Build());
        var changed = Stacks.Workload().ViaNlb(nlb => nlb.Listen(8081)).Build();

        await edge.ApplyAsync(changed);

        Assert.True((await edge.PrivateLink.PlanAsync(changed)).IsEmpty);
    }

    [Fact]
    public async Task Apply_OneOfTwoConsumersRemoved_PassesWithinTheBudget()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Consumers("a", "b"));

        await edge.ApplyAsync(Consumers("a"));

        Assert.True((await edge.PrivateLink.PlanAsync(Consumers("a"))).IsEmpty);
    }

    [Fact]
    public async Task Apply_MoreConsumersRemovedThanTheBudget_KeepsThemAndChangesTheOthers()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Consumers("a", "b", "c"));
        var plan = await edge.PrivateLink.PlanAsync(Consumers("c", "d"));

        var refused = await Assert.ThrowsAsync<InterruptionRefusedException>(() => edge.PrivateLink.ApplyAsync(plan));

        Assert.Equal(["a", "b"], refused.Held.Select(one => one.Unit));
        Assert.Equal(["c", "d"], refused.Result!.Endpoints.Select(endpoint => endpoint.Consumer).Order());
        Assert.All(refused.Result.Outcomes, outcome => Assert.Equal(outcome.LogicalId[0] is 'd' ? ChangeStatus.Done : ChangeStatus.Held, outcome.Status));
        Assert.Equal(["a", "b"], refused.Result.Units.Where(unit => unit.Result is UnitResult.Held).Select(unit => unit.Name).Order());
        Assert.Equal(4, (await edge.Ec2.DescribeVpcEndpointsAsync(new DescribeVpcEndpointsRequest())).VpcEndpoints.Count);

        await edge.PrivateLink.ApplyAsync(
            await edge.PrivateLink.PlanAsync(Consumers("c", "d")), applyOptions: new ApplyOptions { InterruptionBudget = 2 });
        Assert.True((await edge.PrivateLink.PlanAsync(Consumers("c", "d"))).IsEmpty);
    }

    [Fact]
    public async Task Apply_NoConsumersAnyMore_KeepsAllOfThemWhateverTheBudget()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Consumers("a", "b"));
        var plan = await edge.PrivateLink.PlanAsync(Stacks.Service().Build());

        var refused = await Assert.ThrowsAsync<InterruptionRefusedException>(() =>
            edge.PrivateLink.ApplyAsync(plan, applyOptions: new ApplyOptions { InterruptionBudget = 100 }));

        Assert.Equal(["a", "b"], refused.Held.Select(one => one.Unit));
        Assert.Equal(2, (await edge.Ec2.DescribeVpcEndpointsAsync(new DescribeVpcEndpointsRequest())).VpcEndpoints.Count);
    }

    /// <summary>Whoever may connect must not decide whether the stack loses all of its own consumers.</summary>
    [Fact]
    public async Task Apply_OnlyOwnConsumerRemovedBesideAForeignEndpoint_KeepsIt()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var service = (await edge.ApplyAsync(Stacks.Service().AllowPrincipal(Connections.Guest).WithConsumer().Build())).ServiceName!;
        await edge.ConnectAsync(service);

        var refused = await Assert.ThrowsAsync<InterruptionRefusedException>(() =>
            edge.ApplyAsync(Stacks.Service().AllowPrincipal(Connections.Guest).Build()));

        Assert.Equal("customer", Assert.Single(refused.Held).Unit);
    }

    [Fact]
    public async Task Apply_TwoConsumersRemovedBesideManyEndpointsOfOneGuest_CountsTheGuestOnce()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var service = (await edge.ApplyAsync(Guested("a", "b", "c"))).ServiceName!;
        for (var endpoint = 0; endpoint < 17; endpoint++)
        {
            await edge.ConnectAsync(service);
        }

        var refused = await Assert.ThrowsAsync<InterruptionRefusedException>(() => edge.ApplyAsync(Guested("c")));

        Assert.Equal(["a", "b"], refused.Held.Select(one => one.Unit));

        static PrivateLinkStack Guested(params string[] consumers) => consumers
            .Aggregate(Stacks.Service().AllowPrincipal(Connections.Guest), (stack, name) => stack.ConsumeFrom(name, Stacks.InOwnVpc)).Build();
    }

    [Fact]
    public async Task Apply_OnlyReadableConsumerRemovedBesideAnUnreadableOne_PassesWithinTheBudget()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stacks.Service().WithTenant(1).WithConsumer().Build());
        edge.Aws.Close(1);
        var without = Stacks.Service().WithTenant(1).Build();

        await edge.ApplyAsync(without);

        Assert.DoesNotContain((await edge.PrivateLink.PlanAsync(without)).Changes, change => change.Action is ChangeAction.Delete);
    }

    /// <summary>The unreadable consumer is cut off too, so all would be.</summary>
    [Fact]
    public async Task Apply_ReadableAndUnreadableConsumersRemoved_KeepsTheReadableOneWhateverTheBudget()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stacks.Service().WithTenant(1).WithConsumer().Build());
        edge.Aws.Close(1);
        var plan = await edge.PrivateLink.PlanAsync(Stacks.Service().Build());

        var refused = await Assert.ThrowsAsync<InterruptionRefusedException>(() =>
            edge.PrivateLink.ApplyAsync(plan, applyOptions: new ApplyOptions { InterruptionBudget = 100 }));

        Assert.Equal(["customer", $"{Tenants.Account(1)}/eu-west-1"], refused.Held.Select(one => one.Unit));
    }

    [Fact]
    public async Task Apply_ServiceHeldBack_ConsumersChangeAllTheSame()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stacks.Service().WithConsumer().Build());
        var changed = Stacks.Workload(task => task.Count(0)).ViaNlb(nlb => nlb.Listen(8080)).WithConsumer().ConsumeFrom("other", Stacks.InOwnVpc).Build();

        var refused = await Assert.ThrowsAsync<InterruptionRefusedException>(() => edge.ApplyAsync(changed));

        Assert.Equal(InterruptionCode.NoTasks, Assert.Single(refused.Held).Code);
        Assert.Equal(200, await StatusAsync(edge, refused.Result!.Endpoint("other"), 8080));
        Assert.Equal(["dogs/service"], Changing(await edge.PrivateLink.PlanAsync(changed)));
    }

    /// <summary>An endpoint that is held back uses the old service, so the service stays too.</summary>
    [Fact]
    public async Task Apply_ConsentToTheServiceButNotToItsConsumer_HoldsBoth()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var endpoint = (await edge.ApplyAsync(Stack)).Endpoint("customer");
        var plan = await edge.PrivateLink.PlanAsync(Stacks.Workload().ViaNlb(nlb => nlb.Listen(8080).WithName("front")).WithConsumer().Build());

        var refused = await Assert.ThrowsAsync<InterruptionRefusedException>(() => edge.PrivateLink.ApplyAsync(plan, applyOptions: new ApplyOptions
        {
            Consent = InterruptionConsent.To(plan.Interruptions.Where(one => one.Unit == "dogs")),
        }));

        Assert.Equal("customer/endpoint", Assert.Single(refused.Held).LogicalId);
        Assert.Equal(200, await StatusAsync(edge, endpoint, 8080));
    }

    [Fact]
    public async Task Apply_PrivateDnsEnabledByHand_IsSwitchedOffOnlyWithConsent()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var endpoint = (await edge.ApplyAsync(Stack)).Endpoint("customer");
        await EnablePrivateDnsAsync(edge, endpoint);

        var plan = await edge.PrivateLink.PlanAsync(Stack);
        await Assert.ThrowsAsync<InterruptionRefusedException>(() => edge.PrivateLink.ApplyAsync(plan));

        var seen = Assert.Single(plan.Interruptions);
        Assert.Equal((InterruptionCode.PrivateDnsDisabled, "customer/endpoint"), (seen.Code, seen.LogicalId));
        await edge.ApplyConsentedAsync(plan);
        Assert.True((await edge.PrivateLink.PlanAsync(Stack)).IsEmpty);
    }

    [Fact]
    public async Task Apply_PortChangedByHand_IsRepairedWithoutConsent()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var endpoint = (await edge.ApplyAsync(Stack)).Endpoint("customer");
        var balancer = (await edge.ElbV2.DescribeLoadBalancersAsync(new())).LoadBalancers[0].LoadBalancerArn;
        var listener = (await edge.ElbV2.DescribeListenersAsync(new() { LoadBalancerArn = balancer })).Listeners[0];
        await edge.ElbV2.ModifyListenerAsync(new() { ListenerArn = listener.ListenerArn, Port = 9999 });

        var plan = await edge.PrivateLink.PlanAsync(Stack);
        await edge.PrivateLink.ApplyAsync(plan);

        Assert.Empty(plan.Interruptions);
        Assert.Equal(200, await StatusAsync(edge, endpoint, 8080));
    }

    [Fact]
    public async Task Apply_PrincipalOfAConnectedEndpointRemoved_PassesAndIsListed()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var service = (await edge.ApplyAsync(Stacks.Service().AllowPrincipal(Connections.Guest).Build())).ServiceName!;
        var endpoint = await edge.ConnectAsync(service);

        var plan = await edge.PrivateLink.PlanAsync(Stacks.Service().Build());
        await edge.PrivateLink.ApplyAsync(plan);

        var seen = Assert.Single(plan.Interruptions);
        Assert.Equal((InterruptionCode.PermissionRemoved, true, endpoint), (seen.Code, seen.IsStated, Assert.Single(seen.Endpoints).EndpointId));
        Assert.True((await edge.PrivateLink.PlanAsync(Stacks.Service().Build())).IsEmpty);
    }

    [Theory]
    [InlineData(8081, "dogs-nlb")]
    [InlineData(8080, "front")]
    public async Task Apply_PrincipalRemovedWhileTheServiceIsHeldBack_RevokesThePermission(int port, string name)
    {
        await using var edge = await TestEnvironment.StartAsync();
        const string Other = "333333333333";
        var before = await edge.ApplyAsync(Stacks.Service().AllowPrincipals(Connections.Guest, Other).WithConsumer().Build());
        await edge.ConnectAsync(before.ServiceName!);
        var changed = Stacks.Workload().ViaNlb(nlb => nlb.Listen(port).WithName(name)).AllowPrincipal(Other).WithConsumer().Build();

        var refused = await Assert.ThrowsAsync<InterruptionRefusedException>(() => edge.ApplyAsync(changed));

        Assert.DoesNotContain(refused.Held, one => one.Code is InterruptionCode.PermissionRemoved);
        var allowed = (await edge.Ec2.DescribeVpcEndpointServicePermissionsAsync(new() { ServiceId = before.ServiceId })).AllowedPrincipals;
        Assert.Contains(Other, Assert.Single(allowed).Principal, StringComparison.Ordinal);
        Assert.Equal(200, await StatusAsync(edge, before.Endpoint("customer"), 8080));
    }

    [Fact]
    public async Task Consent_FromThePlansJson_CoversWhatWasSeenAndNothingElse()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        var reviewed = await edge.PrivateLink.PlanAsync(Changed["port"].Stack);
        var consent = InterruptionConsent.FromJson(InterruptionConsent.FromJson(reviewed.ToJson()).ToJson());
        var other = await edge.PrivateLink.PlanAsync(Stacks.Workload().ViaNlb(nlb => nlb.Listen(8082)).WithConsumer().Build());

        Assert.All(reviewed.Interruptions, one => Assert.True(consent.Covers(one)));
        await Assert.ThrowsAsync<InterruptionRefusedException>(() =>
            edge.PrivateLink.ApplyAsync(other, applyOptions: new ApplyOptions { Consent = consent }));
        await edge.PrivateLink.ApplyAsync(reviewed, applyOptions: new ApplyOptions { Consent = consent });
        Assert.Throws<FormatException>(() => InterruptionConsent.FromJson("{}"));
    }

    [Fact]
    public async Task Consent_ToOneLoadBalancer_DoesNotCoverAnother()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var site = await Site.BuildAsync(edge);
        var (first, second) = (await site.AddNlbAsync(80, "nlb-one"), await site.AddNlbAsync(80, "nlb-two"));
        var service = (await edge.ApplyAsync(Using(first))).ServiceName!;
        await edge.ConnectAsync(service);
        var plan = await edge.PrivateLink.PlanAsync(Using(second));
        var reviewed = InterruptionConsent.FromJson(plan.ToJson().Replace("nlb-two", "nlb-three", StringComparison.Ordinal));

        var refused = await Assert.ThrowsAsync<InterruptionRefusedException>(() =>
            edge.PrivateLink.ApplyAsync(plan, applyOptions: new ApplyOptions { Consent = reviewed }));

        Assert.Contains($"{first} becomes {second}", Assert.Single(refused.Held).Evidence, StringComparison.Ordinal);
        await edge.ApplyConsentedAsync(plan);

        static PrivateLinkStack Using(string nlb) => PrivateLink.ExposeService("dogs").UseNlb(nlb).AllowPrincipal(Connections.Guest).Build();
    }

    [Fact]
    public async Task Consent_OfAnotherHome_IsRefusedByName()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        var plan = await edge.PrivateLink.PlanAsync(Changed["port"].Stack);
        var other = InterruptionConsent.FromJson(plan.ToJson().Replace(TestEnvironment.Home, "111122223333/eu-west-1", StringComparison.Ordinal));
        var before = edge.Aws.Requests.Count;

        var refused = await Assert.ThrowsAsync<WrongConsentException>(() =>
            edge.PrivateLink.ApplyAsync(plan, applyOptions: new ApplyOptions { Consent = other }));
        await Assert.ThrowsAsync<WrongConsentException>(() =>
            edge.PrivateLink.DestroyAsync(Stack, destroyOptions: new DestroyOptions { Consent = other }));

        Assert.Contains($"dogs at {TestEnvironment.Home}: the consent is for dogs at 111122223333/eu-west-1", refused.Message, StringComparison.Ordinal);
        Assert.All(edge.Aws.Requests.Skip(before), request => Assert.Matches("^(Describe|List|Get)", request.Operation));
    }

    [Fact]
    public async Task PlanText_Interruptions_AreListedWithWhoIsCutOff()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var endpoint = (await edge.ApplyAsync(Stack)).Endpoint("customer");

        var text = (await edge.PrivateLink.PlanAsync(Changed["no tasks"].Stack)).ToString();

        Assert.EndsWith(
            $"""
            Interruptions: 1 stated, 0 as a consequence
              NoTasks dogs/service: 2 tasks become 0; cuts off {endpoint.EndpointId} of customer
            """,
            text,
            StringComparison.Ordinal);
    }

    /// <summary>Lists rejected endpoints as available.</summary>
    private sealed class LingeringEndpoints(Uri edge) : ForwardingEdge(edge)
    {
        public bool IsLingering { get; private set; }

        protected override string Answer(string request, string answer)
        {
            if (!request.Contains("Action=DescribeVpcEndpoints&", StringComparison.Ordinal)
                || !answer.Contains("<state>rejected</state>", StringComparison.OrdinalIgnoreCase))
            {
                return answer;
            }

            IsLingering = true;
            return answer.Replace("<state>rejected</state>", "<state>available</state>", StringComparison.OrdinalIgnoreCase);
        }
    }

    private static PrivateLinkStack Consumers(params string[] names) => names.Aggregate(
        Stacks.Service(), (stack, name) => stack.ConsumeFrom(name, consumer => consumer.InVpc(vpc => vpc.Cidr($"10.3{name[0] - 'a'}.0.0/24")))).Build();

    private static IEnumerable<string> Changing(Plan plan) =>
        plan.Changes.Where(change => change.Action is not ChangeAction.None).Select(change => change.LogicalId);

    private static async Task<int> StatusAsync(TestEnvironment edge, PrivateLinkEndpoint endpoint, int port)
    {
        using var http = edge.Aws.Network.CreateHttpClient(endpoint.VpcId);
        return (int)(await http.GetAsync(new Uri($"http://{endpoint.DnsName}:{port}/dogs"))).StatusCode;
    }

    /// <summary>Gives the service a verified private DNS name, and switches it on at the endpoint.</summary>
    private static async Task EnablePrivateDnsAsync(TestEnvironment edge, PrivateLinkEndpoint endpoint)
    {
        var service = (await edge.Ec2.DescribeVpcEndpointServiceConfigurationsAsync(new())).ServiceConfigurations[0].ServiceId;
        await edge.Ec2.ModifyVpcEndpointServiceConfigurationAsync(new() { ServiceId = service, PrivateDnsName = "dogs.example.com" });
        await edge.Ec2.StartVpcEndpointServicePrivateDnsVerificationAsync(new() { ServiceId = service });
        await edge.PassAsync(TimeSpan.FromMinutes(20));
        await edge.Ec2.ModifyVpcEndpointAsync(new() { VpcEndpointId = endpoint.EndpointId, PrivateDnsEnabled = true });
    }
}
