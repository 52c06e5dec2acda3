using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.Tests.Robustness;

namespace PrivateLinkKit.Testing.Tests.Consistency;

/// <summary>The search finds violations: each of these histories could only come from an AWS that loses calls.</summary>
public sealed class LinearizationTests : IAsyncLifetime
{
    private static readonly Step Vpc = New("vpc", "CreateVpc", ("CidrBlock", "10.0.0.0/16"));

    private readonly ManualTime _time = new();
    private EmbeddedAws _aws = null!;
    private EmbeddedAws _oracle = null!;

    public async Task InitializeAsync()
    {
        _aws = await EmbeddedAws.StartAsync(new EmbeddedAwsOptions { TimeProvider = _time });
        _oracle = await EmbeddedAws.StartAsync(new EmbeddedAwsOptions { TimeProvider = _time });
    }

    public async Task DisposeAsync()
    {
        await _aws.DisposeAsync();
        await _oracle.DisposeAsync();
    }

    [Fact]
    public async Task Search_ReadsThatLagBehind_AreFound()
    {
        _aws.Faults.On("DescribeSecurityGroups").LagBehind(TimeSpan.FromSeconds(1));

        var verdict = await SearchAsync(await CallAsync([Vpc, Group("a", "web"), New("b", "DescribeSecurityGroups")]));

        Assert.Equal(Explained.No, verdict.Explained);
        Assert.Contains("and then b", verdict.Report);
    }

    [Fact]
    public async Task Search_CallAnsweredWithoutBeingExecuted_IsFound()
    {
        var calls = await CallAsync([Vpc, Group("a", "web")]);
        calls.Add(calls[1] with { Step = Group("b", "web"), Began = 2, Ended = 3 });

        var verdict = await SearchAsync(calls);

        Assert.Equal(Explained.No, verdict.Explained);
        Assert.Contains("InvalidGroup.Duplicate", verdict.Report);
    }

    [Fact]
    public async Task Search_ConflictsThatOverlap_AreExplainedByEitherOrder()
    {
        var calls = await CallAsync([Vpc, Group("a", "web"), Group("b", "WEB"), New("c", "DescribeSecurityGroups")]);

        Assert.Equal(Explained.Yes, await ExplainedAsync([calls[0], .. calls[1..].Select(call => call with { Began = 1, Ended = 9 })]));
        Assert.Equal(Explained.Yes,
            await ExplainedAsync([
            calls[0], calls[2] with { Began = 1, Ended = 5 }, calls[1] with { Began = 2, Ended = 6 }, calls[3] with { Began = 7, Ended = 8 }]));
        Assert.Equal(Explained.No,
            await ExplainedAsync([
            calls[0], calls[2] with { Began = 1, Ended = 2 }, calls[1] with { Began = 3, Ended = 4 }, calls[3] with { Began = 5, Ended = 6 }]));
    }

    private static Step Group(string label, string name) => New(
        label, "CreateSecurityGroup", ("VpcId", "{vpc}"), ("GroupName", name), ("GroupDescription", "any"));

    private static Step New(string label, string operation, params (string Name, string Value)[] parameters)
    {
        var members = new WireObject();
        foreach (var (name, value) in parameters)
        {
            members.Add(name, new WireText(value));
        }

        return new Step(label, TestEnvironment.Provider, $"ec2:{operation}", members);
    }

    private async Task<List<Call>> CallAsync(IReadOnlyList<Step> steps)
    {
        using var edge = new FuzzTarget(_aws);
        var names = new Names();
        var calls = new List<Call>();
        foreach (var step in steps)
        {
            var answer = await edge.SendAsync(step.ToRequest(names));
            names.Learn(step, answer);
            calls.Add(new Call(step, calls.Count * 2, (calls.Count * 2) + 1, answer));
        }

        return calls;
    }

    private async Task<Explained> ExplainedAsync(IReadOnlyList<Call> calls) => (await SearchAsync(calls)).Explained;

    private async Task<Verdict> SearchAsync(IReadOnlyList<Call> calls)
    {
        using var edge = new FuzzTarget(_oracle);
        var names = new Names();
        foreach (var call in calls)
        {
            names.Learn(call.Step, call.Answer);
        }

        return await new Linearization(_oracle, edge, setup: []).SearchAsync(calls, names);
    }
}
