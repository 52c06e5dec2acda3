using System.Collections.Concurrent;
using Amazon.EC2;
using Amazon.EC2.Model;
using PrivateLinkKit.IntegrationTests.Diagnostics;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>Texts that imitate another line of a plan or log.</summary>
public class ForgedLinesTests
{
    private const string Forged = "Stack dogs is applied: all is well.";

    private static readonly PrivateLinkStack Stack = Stacks.Service().WithTag("team", "pets").Build();

    [Fact]
    public async Task Plan_TagValueWithLineBreakInAws_IsEscapedInText()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var made = await edge.ApplyAsync(Stack);
        var vpc = made.Outcomes.Single(outcome => outcome.LogicalId == "dogs/vpc").PhysicalId!;
        await edge.Ec2.CreateTagsAsync(new CreateTagsRequest { Resources = [vpc], Tags = [new Tag("team", $"x\n{Forged}\u2028\u202E")] });

        var plan = await edge.PrivateLink.PlanAsync(Stack);

        Assert.Contains($"team=x\\n{Forged}\\u2028\\u202E", plan.ToString(), StringComparison.Ordinal);
        AssertNoForgedLine(plan.ToString());
    }

    /// <summary>The library writes no such logical ids, so the tag is not its own.</summary>
    [Fact]
    public async Task Destroy_LogicalIdWithLineBreakInAws_IsNotTheStacks()
    {
        await using var edge = await TestEnvironment.StartAsync();
        using var heard = new CapturedLog();
        using var privateLink = new PrivateLinkProvisioner(edge.Options(), heard.Logging);
        await privateLink.ApplyAsync(await privateLink.PlanAsync(Stack));
        var foreign = await edge.Ec2.CreateVpcAsync(new CreateVpcRequest
        {
            CidrBlock = "10.99.0.0/16",
            TagSpecifications =
            [
                new TagSpecification
                {
                    ResourceType = ResourceType.Vpc,
                    Tags =
                    [
                        new Tag("privatelinkkit:stack", "dogs"),
                        new Tag("privatelinkkit:home", TestEnvironment.Home),
                        new Tag("privatelinkkit:id", $"dogs/x\n{Forged}"),
                    ],
                },
            ],
        });

        var plan = await privateLink.PlanAsync(Stack);
        var result = await privateLink.DestroyAsync(Stack);

        Assert.True(plan.IsEmpty, plan.ToString());
        Assert.DoesNotContain(result.Outcomes, outcome => outcome.PhysicalId == foreign.Vpc.VpcId);
        Assert.All(heard.Said, said => AssertNoForgedLine(said.Text));
    }

    [Fact]
    public async Task Apply_MessageOfAwsHasLineBreaks_IsEscapedInLogsAndExceptions()
    {
        await using var edge = await TestEnvironment.StartAsync();
        using var heard = new CapturedLog();
        using var privateLink = new PrivateLinkProvisioner(edge.Options(), heard.Logging);
        var progress = new Told();
        edge.Aws.Faults.On("CreateSubnet").Times(int.MaxValue).Fail("InvalidParameterValue", $"no\n{Forged}");

        var error = await Assert.ThrowsAsync<ApplyException>(async () => await privateLink.ApplyAsync(await privateLink.PlanAsync(Stack), progress));

        Assert.Contains($"InvalidParameterValue: no\\n{Forged}", error.ToString(), StringComparison.Ordinal);
        AssertNoForgedLine(error.ToString());
        Assert.Contains(heard.Said, said => said.Error?.ToString().Contains(Forged, StringComparison.Ordinal) == true);
        Assert.All(heard.Said, said => AssertNoForgedLine($"{said.Text}{Environment.NewLine}{said.Error}"));
        Assert.Contains(progress.Lines, line => line.Contains($"no\\n{Forged}", StringComparison.Ordinal));
        Assert.All([.. progress.Lines, .. error.Outcomes.Select(outcome => $"{outcome}")], AssertNoForgedLine);
    }

    private static void AssertNoForgedLine(string text) =>
        Assert.DoesNotContain(text.Split('\n', '\r', '\u2028', '\u0085'), line => line.TrimStart().StartsWith(Forged, StringComparison.Ordinal));

    private sealed class Told : IProgress<ProvisioningEvent>
    {
        private readonly ConcurrentQueue<string> _lines = [];

        public IReadOnlyCollection<string> Lines => _lines;

        public void Report(ProvisioningEvent value) => _lines.Enqueue($"{value}");
    }
}
