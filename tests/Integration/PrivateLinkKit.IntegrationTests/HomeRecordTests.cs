using System.Collections.Concurrent;
using System.Web;
using Amazon.EC2.Model;
using Microsoft.AspNetCore.Http;
using PrivateLinkKit.IntegrationTests.Survival;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>Places of consumers, remembered in the home record.</summary>
public class HomeRecordTests
{
    private const string Partner = "666666666666";
    private const string PartnerPlace = $"places/{Partner}/eu-west-1";

    [Fact]
    public async Task Apply_55Of60ConsumersInAccountsOfTheirOwnRemoved_LeavesNothingOfThem()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var accounts = Enumerable.Range(1, 60).Select(number => $"{number:D12}").ToArray();
        await edge.ApplyConsentedAsync(await WithAsync(edge, accounts));
        Assert.Equal(61, (await edge.RecordAsync()).Count);
        var few = await WithAsync(edge, accounts[..5]);

        await edge.ApplyConsentedAsync(few);

        Assert.True((await edge.PrivateLink.PlanAsync(few)).IsEmpty);
        Assert.Equal(["stack", .. accounts[..5].Select(account => $"places/{account}/eu-west-1")], (await edge.RecordAsync()).Keys.Order(ByPlace));
        Assert.Empty(await VpcsAsync(edge, accounts[5..]));
        Assert.Equal(5, (await VpcsAsync(edge, accounts[..5])).Count);

        await edge.PrivateLink.DestroyAsync(Stacks.Service().Build());
        Assert.Empty(await VpcsAsync(edge, [.. accounts, TestEnvironment.Account]));
        Assert.Empty(await edge.RecordAsync());
    }

    [Fact]
    public async Task Apply_ConsumerWithALongExternalIdRemoved_LeavesNothingOfIt()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyConsentedAsync(WithPartner(new string('e', 1224)));
        var without = Stacks.Service().Build();

        await edge.ApplyConsentedAsync(without);

        Assert.Empty(await VpcsAsync(edge, Partner));
        Assert.True((await edge.PrivateLink.PlanAsync(without)).IsEmpty);
        Assert.Equal(["stack"], (await edge.RecordAsync()).Keys);
    }

    [Fact]
    public async Task Apply_ManyAccountsThenManyTags_StaysWithinTheTagsThatAwsAllows()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var accounts = Enumerable.Range(1, 40).Select(number => $"{number:D12}").ToArray();
        await edge.ApplyConsentedAsync(await WithAsync(edge, accounts));

        var tagged = await WithAsync(edge, accounts, Enumerable.Range(0, 43).Aggregate(Stacks.Service(), (stack, n) => stack.WithTag($"tag-{n}", "x")));
        await edge.ApplyConsentedAsync(tagged);

        Assert.True((await edge.PrivateLink.PlanAsync(tagged)).IsEmpty);
    }

    [Fact]
    public async Task Apply_SsmDeniedWithinTheHome_SucceedsWithANote()
    {
        await using var edge = await TestEnvironment.StartAsync();
        edge.Aws.Faults.On("ssm:*").Times(int.MaxValue).Fail("AccessDeniedException", "no", 400);
        var stack = Stacks.Service().AllowPrincipal("arn:aws:iam::444444444444:root").WithConsumer().Build();

        var plan = await edge.PrivateLink.PlanAsync(stack);
        await edge.ApplyConsentedAsync(plan);
        var second = await edge.PrivateLink.PlanAsync(stack);
        var destroyed = await edge.PrivateLink.DestroyAsync(stack);

        Assert.Equal(PlanNoteCode.HomeRecordUnavailable, Assert.Single(plan.Notes).Code);
        Assert.StartsWith("The home record of dogs, /privatelinkkit/dogs/*, cannot be used: AccessDeniedException: no. ", plan.Notes[0].Text,
            StringComparison.Ordinal);
        Assert.True(second.IsEmpty, second.ToString());
        Assert.Equal(PlanNoteCode.HomeRecordUnavailable, Assert.Single(destroyed.Notes).Code);
        Assert.Empty(await VpcsAsync(edge, TestEnvironment.Account));
    }

    [Fact]
    public async Task Apply_SsmRefusesMoreParametersWithinTheHome_Succeeds()
    {
        await using var edge = await TestEnvironment.StartAsync();
        edge.Aws.Faults.On("PutParameter").Times(int.MaxValue).Fail("ParameterLimitExceeded", "no more", 400);

        await edge.ApplyAsync(Stacks.Service().Build());

        Assert.True((await edge.PrivateLink.PlanAsync(Stacks.Service().Build())).IsEmpty);
    }

    [Fact]
    public async Task Apply_FactsOfANewerFormat_AreNotOverwritten()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.SetRecordAsync("stack", """{"format":2}""");

        await edge.ApplyAsync(Stacks.Service().Build());
        await edge.PrivateLink.DestroyAsync(Stacks.Service().Build());

        Assert.Equal("""{"format":2}""", (await edge.RecordAsync())["stack"]);
    }

    [Fact]
    public async Task Apply_SsmNotImplemented_SucceedsWithANote()
    {
        await using var edge = await TestEnvironment.StartAsync();
        edge.Aws.Faults.On("ssm:*").Times(int.MaxValue).Fail("InternalFailure", "The operation is not implemented.", 501);

        var plan = await edge.PrivateLink.PlanAsync(Stacks.Service().Build());
        await edge.ApplyConsentedAsync(plan);

        Assert.Equal(PlanNoteCode.HomeRecordUnavailable, Assert.Single(plan.Notes).Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task EveryOperation_SsmDoesNotAnswerWithinTheHome_SucceedsWithANoteAfterTwoCalls(bool isRefused)
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var network = await WithoutSsm.StartAsync(edge.Aws.ServiceUrl, isRefused);
        using var host = new PrivateLinkProvisioner(network.Options(edge));
        var stack = Stacks.Service().AllowPrincipal("arn:aws:iam::444444444444:root").WithConsumer().Build();

        var plan = await host.PlanAsync(stack);
        await host.ApplyConsentedAsync(plan);
        var second = await host.PlanAsync(stack);
        var destroyed = await host.DestroyAsync(stack);

        var note = Assert.Single(plan.Notes);
        Assert.Equal(PlanNoteCode.HomeRecordUnavailable, note.Code);
        Assert.Contains("cannot be used: SSM did not answer: ", note.Text, StringComparison.Ordinal);
        Assert.True(second.IsEmpty, second.ToString());
        Assert.Equal(2, second.Calls["GetParametersByPath"]);
        Assert.Equal(PlanNoteCode.HomeRecordUnavailable, Assert.Single(destroyed.Notes).Code);
        Assert.Empty(await VpcsAsync(edge, TestEnvironment.Account));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Apply_SsmDoesNotAnswer_RefusesOnlyTheConsumersElsewhere(bool isRefused)
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var network = await WithoutSsm.StartAsync(edge.Aws.ServiceUrl, isRefused);
        using var host = new PrivateLinkProvisioner(network.Options(edge));

        var plan = await host.PlanAsync(WithPartner());
        var error = await Assert.ThrowsAsync<ApplyException>(() => host.ApplyConsentedAsync(plan));

        Assert.All(error.Outcomes.Where(outcome => outcome.Status is ChangeStatus.Failed), outcome =>
        {
            Assert.StartsWith("customer/", outcome.LogicalId, StringComparison.Ordinal);
            Assert.Contains("Give the host a route to SSM", Assert.IsType<HomeRecordException>(outcome.Error).Message, StringComparison.Ordinal);
        });
        Assert.All(error.Outcomes.Where(outcome => !outcome.LogicalId.StartsWith("customer/", StringComparison.Ordinal)), outcome =>
            Assert.Equal(ChangeStatus.Done, outcome.Status));
        Assert.Empty(await VpcsAsync(edge, Partner));
    }

    [Fact]
    public async Task Plan_SsmDoesNotAnswerOnce_IsRepeated()
    {
        await using var edge = await TestEnvironment.StartAsync();
        edge.Aws.Faults.On("ssm:*").ResetConnection();

        Assert.Empty((await edge.PrivateLink.PlanAsync(Stacks.Service().Build())).Notes);
    }

    [Fact]
    public async Task Apply_PlaceCannotBeRecorded_CreatesNothingThereAndEverythingElse()
    {
        await using var edge = await TestEnvironment.StartAsync();
        edge.Aws.Faults.On("PutParameter").Times(int.MaxValue).Fail("AccessDeniedException", "no", 400);

        var error = await Assert.ThrowsAsync<ApplyException>(() => edge.ApplyConsentedAsync(WithPartner()));

        var failed = error.Outcomes.Where(outcome => outcome.Status is ChangeStatus.Failed).ToList();
        Assert.NotEmpty(failed);
        Assert.All(failed, outcome =>
        {
            Assert.StartsWith("customer/", outcome.LogicalId, StringComparison.Ordinal);
            var refused = Assert.IsType<HomeRecordException>(outcome.Error);
            Assert.Equal(($"{Partner}/eu-west-1", $"/privatelinkkit/dogs/{PartnerPlace}", "AccessDeniedException"),
                (refused.Place, refused.Parameter, outcome.ErrorCode));
        });
        Assert.All(error.Outcomes.Where(outcome => !outcome.LogicalId.StartsWith("customer/", StringComparison.Ordinal)), outcome =>
            Assert.Equal(ChangeStatus.Done, outcome.Status));
        Assert.Empty(await VpcsAsync(edge, Partner));
        Assert.DoesNotContain(edge.Aws.Requests, request => request.Account == Partner && request.Operation.StartsWith("Create", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Plan_RecordOfADescribedPlaceIsGone_IsNotEmptyAndApplyPutsItBack()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyConsentedAsync(WithPartner("shared-secret"));
        await edge.Ssm.DeleteParameterAsync(new() { Name = $"/privatelinkkit/dogs/{PartnerPlace}" });

        var plan = await edge.PrivateLink.PlanAsync(WithPartner("shared-secret"));
        await edge.ApplyConsentedAsync(plan);

        Assert.False(plan.IsEmpty);
        Assert.Equal(PlanNoteCode.HomeRecordOutdated, Assert.Single(plan.Notes).Code);
        Assert.Equal($$"""{"format":1,"role":"{{Role(Partner)}}","externalId":"shared-secret"}""", (await edge.RecordAsync())[PartnerPlace]);
        Assert.True((await edge.PrivateLink.PlanAsync(WithPartner("shared-secret"))).IsEmpty);
    }

    [Fact]
    public async Task Apply_OtherRoleForThePlace_RecordsIt()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyConsentedAsync(WithPartner());
        await edge.ApplyConsentedAsync(WithPartner("another"));

        Assert.Contains("\"externalId\":\"another\"", (await edge.RecordAsync())[PartnerPlace], StringComparison.Ordinal);
        Assert.True((await edge.PrivateLink.PlanAsync(WithPartner("another"))).IsEmpty);
    }

    [Theory]
    [InlineData("eu-west-1 not-an-arn")]
    [InlineData("{\"format\":2}")]
    [InlineData("{\"format\":1,\"role\":\"arn:aws:iam::333333333333:role/deployer\"}")]
    public async Task EveryOperation_MalformedRecordOrARoleOfAnotherAccount_IsANoteAndNothingElse(string text)
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyConsentedAsync(Stacks.Service().Build());
        await edge.SetRecordAsync(PartnerPlace, text);

        var plan = await edge.PrivateLink.PlanAsync(Stacks.Service().Build());
        await edge.ApplyConsentedAsync(plan);
        await edge.PrivateLink.DestroyAsync(Stacks.Service().Build());

        var note = Assert.Single(plan.Notes);
        Assert.Equal(PlanNoteCode.HomeRecordMalformed, note.Code);
        Assert.EndsWith($"delete it: aws ssm delete-parameter --region eu-west-1 --name /privatelinkkit/dogs/{PartnerPlace}", note.Text,
            StringComparison.Ordinal);
        Assert.DoesNotContain(edge.Aws.Requests, request => request.Operation == "AssumeRole");
    }

    [Fact]
    public async Task Destroy_PlaceThatCannotBeRead_DeletesTheRestAndKeepsItsRecord()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyConsentedAsync(WithPartner());
        edge.Aws.Faults.On("AssumeRole").Times(int.MaxValue).Fail("AccessDenied", "revoked", 403);
        using var host = new PrivateLinkProvisioner(edge.Options());

        await host.ApplyConsentedAsync(await host.PlanAsync(Stacks.Service().Build()));
        var destroyed = await host.DestroyAsync(Stacks.Service().Build());

        Assert.False(destroyed.IsComplete);
        Assert.Equal([PartnerPlace, "stack"], (await edge.RecordAsync()).Keys);
        Assert.Single(await VpcsAsync(edge, Partner));

        edge.Aws.Faults.Clear();
        Assert.True((await host.DestroyAsync(Stacks.Service().Build())).IsComplete);
        Assert.Empty(await VpcsAsync(edge, Partner));
        Assert.Empty(await edge.RecordAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Apply_OptionsNameARoleForARemovedPlace_ItIsUsedInsteadOfTheRecordedOne(bool asNamedAccount)
    {
        const string Successor = $"arn:aws:iam::{Partner}:role/successor";
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyConsentedAsync(WithPartner());
        await using var listening = new Listening(edge.Aws.ServiceUrl);
        await listening.StartAsync();
        var options = edge.Options();
        options.ServiceUrl = listening.Url;
        options.RoleFor = account => !asNamedAccount && account == Partner ? new AccountRole(Successor) : null;
        options.Accounts["partner"] = new AccountOptions { RoleArn = asNamedAccount ? Successor : Role("333333333333") };
        using var host = new PrivateLinkProvisioner(options);

        await host.ApplyConsentedAsync(await host.PlanAsync(Stacks.Service().Build()));

        Assert.Empty(await VpcsAsync(edge, Partner));
        Assert.Equal([Successor], listening.Roles.Distinct());
    }

    [Fact]
    public async Task Plan_RoleForReturnsARoleOfAnotherAccount_IsANoteAndTheRoleIsNotAssumed()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyConsentedAsync(WithPartner());
        var options = edge.Options();
        options.RoleFor = _ => new AccountRole(Role("333333333333"));
        using var host = new PrivateLinkProvisioner(options);

        var plan = await host.PlanAsync(Stacks.Service().Build());

        var note = Assert.Single(plan.Notes);
        Assert.Equal(PlanNoteCode.PlaceUnreachable, note.Code);
        Assert.StartsWith(
            $"{Partner}/eu-west-1 is no longer described and cannot be read: {Role("333333333333")}, which the options name for it, is not a role",
            note.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(edge.Aws.Requests, request => request.Account == "333333333333");
    }

    [Fact]
    public async Task Apply_TagNamesARoleOfAThirdAccount_ItIsNotAssumed()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyConsentedAsync(WithPartner());
        using var partner = edge.Ec2As(Partner);
        var group = (await partner.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest())).SecurityGroups
            .First(found => found.GroupName != "default");
        await partner.CreateTagsAsync(new CreateTagsRequest
        {
            Resources = [group.GroupId], Tags = [new Tag("privatelinkkit:at:deadbeef", $"eu-west-1 {Role("333333333333")}")],
        });
        var before = edge.Aws.Requests.Count;

        await edge.ApplyConsentedAsync(Stacks.Service().Build());
        await edge.PrivateLink.DestroyAsync(Stacks.Service().Build());

        Assert.DoesNotContain(edge.Aws.Requests.Skip(before), request => request.Account == "333333333333");
        Assert.Empty(await VpcsAsync(edge, Partner));
    }

    [Fact]
    public async Task Apply_CrashBetween100PermissionsAndTheirTags_TheNextApplyRemovesThoseNotWanted()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyConsentedAsync(Stacks.Service().Build());
        var many = Enumerable.Range(1, 100).Aggregate(Stacks.Service(), (stack, n) => stack.AllowPrincipal($"{n:D12}")).Build();
        edge.Aws.Faults.On("CreateTags").Times(int.MaxValue).Fail("UnauthorizedOperation", "dead", 403);
        await Assert.ThrowsAsync<ApplyException>(() => edge.ApplyConsentedAsync(many));
        edge.Aws.Faults.Clear();

        await edge.ApplyConsentedAsync(Stacks.Service().Build());

        var holdings = await Inventory.OfAsync(edge, TestEnvironment.Account);
        Assert.DoesNotContain(holdings, held => held.Kind.StartsWith("permission", StringComparison.Ordinal));
        Assert.Equal(["stack"], (await edge.RecordAsync()).Keys);
    }

    /// <summary>An edge that notes which roles are assumed.</summary>
    private sealed class Listening(Uri edge) : ForwardingEdge(edge)
    {
        public ConcurrentQueue<string> Roles { get; } = [];

        protected override string Answer(string request, string answer)
        {
            if (request.Contains("Action=AssumeRole", StringComparison.Ordinal))
            {
                Roles.Enqueue(HttpUtility.ParseQueryString(request)["RoleArn"]!);
            }

            return answer;
        }
    }

    private static Comparer<string> ByPlace => Comparer<string>.Create((one, other) =>
        string.CompareOrdinal(one is "stack" ? "" : one, other is "stack" ? "" : other));

    /// <summary>A network without a route to SSM, which resets the connection or drops the packets.</summary>
    private sealed class WithoutSsm(Uri edge, bool isRefused) : ForwardingEdge(edge)
    {
        public static async Task<WithoutSsm> StartAsync(Uri edge, bool isRefused)
        {
            var network = new WithoutSsm(edge, isRefused);
            await network.StartAsync();
            return network;
        }

        public PrivateLinkOptions Options(TestEnvironment environment)
        {
            var options = environment.Options();
            options.ServiceUrl = Url;
            options.Waits.HomeRecord = isRefused ? options.Waits.HomeRecord : TimeSpan.FromMilliseconds(100);
            return options;
        }

        protected override async Task HandleAsync(HttpContext context)
        {
            if (!context.Request.Headers["X-Amz-Target"].ToString().StartsWith("AmazonSSM", StringComparison.Ordinal))
            {
                await PassOnAsync(context);
                return;
            }

            if (!isRefused)
            {
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            }

            context.Abort();
        }
    }

    private static string Role(string account) => $"arn:aws:iam::{account}:role/deployer";

    private static PrivateLinkStack WithPartner(string? externalId = null) => Stacks.Service().ConsumeFrom("customer", customer => customer
        .InVpc(vpc => vpc.Cidr("10.30.0.0/24").AcrossZones(Stacks.Zones[0])).AsRole(Role(Partner), externalId)).Build();

    /// <summary>Returns the service with one consumer in each account.</summary>
    private static async Task<PrivateLinkStack> WithAsync(TestEnvironment edge, IEnumerable<string> accounts, PrivateLinkStackBuilder? service = null)
    {
        var zoneId = (await edge.Ec2.DescribeAvailabilityZonesAsync(
            new DescribeAvailabilityZonesRequest { ZoneNames = [Stacks.Zones[0]] })).AvailabilityZones[0].ZoneId;
        var stack = service ?? Stacks.Service();
        foreach (var account in accounts)
        {
            using var ec2 = edge.Ec2As(account);
            var zone = (await ec2.DescribeAvailabilityZonesAsync(new DescribeAvailabilityZonesRequest { ZoneIds = [zoneId] })).AvailabilityZones[0].ZoneName;
            stack = stack.ConsumeFrom($"c{account}", consumer => consumer.InVpc(vpc => vpc.Cidr("10.30.0.0/24").AcrossZones(zone)).AsRole(Role(account)));
        }

        return stack.Build();
    }

    private static async Task<IReadOnlyList<string>> VpcsAsync(TestEnvironment edge, params string[] accounts)
    {
        var vpcs = await Task.WhenAll(accounts.Select(async account =>
        {
            using var ec2 = edge.Ec2As(account);
            return (await ec2.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs ?? [];
        }));
        return [.. vpcs.SelectMany(found => found).Select(vpc => vpc.VpcId)];
    }
}
