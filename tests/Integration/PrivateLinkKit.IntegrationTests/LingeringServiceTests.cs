using System.Text.RegularExpressions;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>AWS lists an endpoint service, tags included, for a while after its deletion.</summary>
public partial class LingeringServiceTests
{
    private static readonly PrivateLinkStack Stack = Stacks.Service().WithConsumer().Build();

    [Theory]
    [InlineData("Deleting")]
    [InlineData("Deleted")]
    public async Task Verbs_DeletedServiceIsListedWithTheStacksTags_IsNotAdopted(string state)
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var lingering = new LingeringServices(edge.Aws.ServiceUrl, state);
        await lingering.StartAsync();
        var options = edge.Options();
        options.ServiceUrl = lingering.Url;
        using var privateLink = new PrivateLinkProvisioner(options);
        var first = await privateLink.ApplyAsync(await privateLink.PlanAsync(Stack));
        await privateLink.DestroyAsync(Stack);

        var plan = await privateLink.PlanAsync(Stack);
        Assert.True(lingering.IsLingering);
        var second = await privateLink.ApplyAsync(plan);

        Assert.All(plan.Changes, change => Assert.Equal(ChangeAction.Create, change.Action));
        Assert.NotEqual(first.ServiceId, second.ServiceId);
        Assert.True((await privateLink.PlanAsync(Stack)).IsEmpty);
        Assert.DoesNotContain((await privateLink.DestroyAsync(Stack)).Outcomes, outcome => outcome.PhysicalId == first.ServiceId);
    }

    [Theory]
    [InlineData("Deleting")]
    [InlineData("Deleted")]
    [InlineData("Failed")]
    public async Task Plan_NlbOfAnotherServiceThatNoLongerHoldsIt_HasNoFinding(string state)
    {
        await using var edge = await TestEnvironment.StartAsync();
        await using var lingering = new LingeringServices(edge.Aws.ServiceUrl, state);
        await lingering.StartAsync();
        var nlb = await (await Site.BuildAsync(edge)).AddNlbAsync(80, "nlb-one");
        var options = edge.Options();
        options.ServiceUrl = lingering.Url;
        using var privateLink = new PrivateLinkProvisioner(options);
        var other = PrivateLink.ExposeService("one").UseNlb(nlb).Build();
        await privateLink.ApplyAsync(await privateLink.PlanAsync(other));
        await privateLink.PlanAsync(other);
        await edge.PrivateLink.DestroyAsync(other);

        var plan = await privateLink.PlanAsync(PrivateLink.ExposeService("two").UseNlb(nlb).Build());

        Assert.True(lingering.IsLingering);
        Assert.Empty(plan.Findings);
    }

    /// <summary>Lists the first service forever.</summary>
    private sealed partial class LingeringServices(Uri edge, string state) : ForwardingEdge(edge)
    {
        private string? _first;
        private string? _id;

        public bool IsLingering { get; private set; }

        protected override string Answer(string request, string answer)
        {
            if (!request.Contains("Action=DescribeVpcEndpointServiceConfigurations", StringComparison.Ordinal) || List()
                .Match(answer) is not { Success: true } list)
            {
                return answer;
            }

            if (_first is null && ServiceId().Match(list.Value) is { Success: true } id)
            {
                (_first, _id) = (list.Groups["items"].Value, id.Value);
            }

            if (_first is null || list.Value.Contains(_id!, StringComparison.Ordinal))
            {
                return answer;
            }

            IsLingering = true;
            var gone = _first.Replace("<serviceState>Available<", $"<serviceState>{state}<", StringComparison.Ordinal);
            return $"{answer[..list.Index]}<serviceConfigurationSet>{list.Groups["items"].Value}{gone}</serviceConfigurationSet>"
                + $"{answer[(list.Index + list.Length)..]}";
        }

        [GeneratedRegex("<serviceConfigurationSet>(?<items>.*)</serviceConfigurationSet>|<serviceConfigurationSet ?/>", RegexOptions.Singleline)]
        private static partial Regex List();

        [GeneratedRegex("vpce-svc-[0-9a-f]+")]
        private static partial Regex ServiceId();
    }
}
