namespace PrivateLinkKit.IntegrationTests.Iam;

/// <summary>The policies allow nothing on what is not the stack's, and each of their conditions is needed for that.</summary>
public class AttackTests
{
    private const string HomeRoles = $"arn:aws:iam::{Shipped.Home}:role";

    private static readonly IReadOnlyList<Attack> OnProvider =
    [
        Attack.Of("sts:AssumeRole", "arn:aws:iam::333333333333:role/deploy"),
        Attack.Of("sts:AssumeRole", $"arn:aws:iam::{Shipped.ConsumerAccount}:role/Administrator"),
        Attack.Of("iam:PassRole", $"{HomeRoles}/Administrator", ("iam:PassedToService", "ecs-tasks.amazonaws.com")),
        Attack.Of("iam:PassRole", $"{HomeRoles}/pull", ("iam:PassedToService", "lambda.amazonaws.com")),
        Attack.Of("iam:CreateServiceLinkedRole", $"{HomeRoles}/aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot",
            ("iam:AWSServiceName", "spot.amazonaws.com")),
        Attack.Of("iam:CreateServiceLinkedRole", $"{HomeRoles}/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS",
            ("iam:AWSServiceName", "spot.amazonaws.com")),
        .. from name in new[] { "/", "/prod/password", "/privatelinkkit", "/privatelinkkitx/orders" }
           from request in RecordRequests.Of(name, new Place(Shipped.Home, TestEnvironment.Region))
           select new Attack(request.ToString(), [request]),
        .. RecordRequests.Of("/privatelinkkit/dogs/stack", new Place("333333333333", TestEnvironment.Region))
            .Select(request => new Attack(request.ToString(), [request])),
    ];

    [Fact]
    public async Task Policies_AttacksOfTheHost_AreDenied() => AssertDenied(Shipped.Provider, [.. OnProvider, .. await AttacksAsync(Shipped.Home)]);

    [Fact]
    public async Task Policies_AttacksOfTheConsumersRole_AreDenied() => AssertDenied(Shipped.Consumer, await AttacksAsync(Shipped.ConsumerRole));

    [Fact]
    public async Task Policies_EveryCall_IsDeniedToReaders()
    {
        var changes = (await RecordedRuns.AllAsync()).Where(call => call.Call.IsChange && call.Call.Action is not "sts:AssumeRole" && !IsReadOfRecord(call));

        Assert.DoesNotContain(changes, call => Shipped.Planner.AllowsAll(call.Requests()) || Shipped.Resolver.AllowsAll(call.Requests()));
    }

    [Fact]
    public async Task Policies_NarrowedToOneStack_DenyEveryCallOfAnother()
    {
        var changes = (await RecordedRuns.Changes).Where(call => call.Call is { IsChange: true, Action: not "sts:AssumeRole" }).ToList();

        Assert.DoesNotContain(changes, call => Shipped.OnlyStack("cats", Shipped.Provider).AllowsAll(call.Requests(cautious: true)));
        Assert.DoesNotContain(changes, call => Shipped.OnlyStack("cats", Shipped.Consumer).AllowsAll(call.Requests(cautious: true)));
    }

    /// <summary>Two providers have a stack of one name and a consumer in one account: neither's role there touches the other's.</summary>
    [Fact]
    public async Task Policies_ConsumersRoleOfOneHome_DeniesEveryChangeForAnother()
    {
        var calls = await RecordedRuns.RecordAsync(async (_, privateLink) =>
        {
            var stack = Stacks.Service().AsRole("arn:aws:iam::333333333333:role/deployer")
                .ConsumeFrom("customer", customer => Stacks.InOwnVpc(customer).AsRole(Shipped.ConsumerRole)).Build();
            await privateLink.ApplyAsync(await privateLink.PlanAsync(stack));
            await privateLink.DestroyAsync(stack);
        });
        var changes = calls.Where(call => call.Actor == Shipped.ConsumerRole && call.Call.IsChange).ToList();

        Assert.Contains(changes, call => call.Call.Action is "ec2:DeleteVpcEndpoints");
        Assert.DoesNotContain(changes, call => Shipped.Consumer.AllowsAll(call.Requests()));
    }

    /// <summary>A tag says whose a resource is only as long as others cannot set it.</summary>
    [Fact]
    public void Policies_ForeignResourceWithForgedTags_IsOnlySafeBehindTheGuard()
    {
        var address = $"arn:aws:ec2:eu-west-1:{Shipped.Home}:elastic-ip/eipalloc-1";
        (string, string)[] forged = [("privatelinkkit:stack", "dogs"), ("privatelinkkit:id", "dogs/egress")];
        var release = Attack.Of("ec2:ReleaseAddress", address, forged.Select(tag => ($"aws:ResourceTag/{tag.Item1}", tag.Item2)));
        var home = ($"aws:ResourceTag/privatelinkkit:home", $"{Shipped.Home}/eu-west-1");

        Assert.False(Shipped.Provider.AllowsAll(release.Requests));
        Assert.True(Shipped.Provider.AllowsAll([.. release.Requests.Select(request => request.With(home.Item1, home.Item2))]));
        Assert.False(GuardTests.AllowsOthers(new AuthorizationRequest("ec2:CreateTags", address).With("aws:TagKeys", forged.Select(tag => tag.Item1))));
    }

    /// <summary>
    /// Each question of an attack by itself: creates without our tags are refused twice, for the new resource and for its tags, and one condition alone must
    /// not be missed.
    /// </summary>
    [Fact]
    public async Task Conditions_WithoutAnyOne_AllowWhatWasDenied()
    {
        var idle = Idle(Shipped.Provider, [.. OnProvider, .. await AttacksAsync(Shipped.Home)])
            .Concat(Idle(Shipped.Consumer, await AttacksAsync(Shipped.ConsumerRole)))
            .ToList();

        Assert.True(idle.Count == 0, string.Join('\n', idle));

        static IEnumerable<string> Idle(Identity identity, IEnumerable<Attack> attacks)
        {
            var denied = attacks.SelectMany(attack => attack.Requests).Where(request => !identity.Allows(request)).ToList();
            return
                from policy in identity.Policies
                from mutation in policy.WithoutOneCondition()
                let weaker = identity.With(mutation.Policy)
                where !denied.Exists(weaker.Allows)
                select mutation.Dropped;
        }
    }

    /// <summary>Planners may read the record, by path.</summary>
    private static bool IsReadOfRecord(RecordedCall call) => call.Call.Action.StartsWith("ssm:Get", StringComparison.Ordinal);

    private static void AssertDenied(Identity identity, IEnumerable<Attack> attacks)
    {
        var all = attacks.ToList();
        var allowed = all.Where(attack => identity.AllowsAll(attack.Requests)).Select(attack => attack.Name).ToList();

        Assert.NotEmpty(all);
        Assert.True(allowed.Count == 0, string.Join('\n', allowed));
    }

    /// <summary>Attacks made from the recorded calls of an actor, one of each kind.</summary>
    private static async Task<IEnumerable<Attack>> AttacksAsync(string actor) => (await RecordedRuns.AllAsync())
        .Where(call => call.Actor == actor)
        .DistinctBy(call => $"{call.Call.Action} {string.Join(' ', call.Call.Existing.Select(arn => arn.Split('/')[0]))} {call.Call.RemovedKeys.Count > 0}")
        .SelectMany(Attack.From);
}
