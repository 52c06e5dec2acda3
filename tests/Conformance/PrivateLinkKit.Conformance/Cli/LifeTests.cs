using PrivateLinkKit.Conformance.Tools;
using Xunit.Abstractions;

namespace PrivateLinkKit.Conformance.Cli;

/// <summary>Every operation by the AWS CLI, each with its output compared: scripts that start it once for all commands.</summary>
public class LifeTests(ITestOutputHelper output)
{
    [CliScriptFact]
    public async Task Life_OfBothSides_CallsEveryOperation()
    {
        await using var aws = await Scenario.StartAsync();

        await Script.RunAsync("python3", "Cli/life.py", aws.ServiceUrl.ToString());

        output.WriteLine(Coverage.Of(aws));
        Assert.Empty(Coverage.Missing(aws));
    }
}
