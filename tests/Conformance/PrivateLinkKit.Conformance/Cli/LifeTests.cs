using PrivateLinkKit.Conformance.Tools;
using Xunit.Abstractions;

namespace PrivateLinkKit.Conformance.Cli;

/// <summary>Calls every operation with the AWS CLI and compares the output; each script starts the CLI once for all its commands.</summary>
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
