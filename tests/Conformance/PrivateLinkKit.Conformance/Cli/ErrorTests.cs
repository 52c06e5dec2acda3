using PrivateLinkKit.Conformance.Tools;
using Xunit.Abstractions;

namespace PrivateLinkKit.Conformance.Cli;

/// <summary>Errors of AWS as the AWS CLI prints them.</summary>
public class ErrorTests(ITestOutputHelper output)
{
    [CliScriptFact]
    public async Task Commands_ThatAwsRefuses_AreRefusedWithItsCodes()
    {
        await using var aws = await Scenario.StartAsync();

        await Script.RunAsync("python3", "Cli/errors.py", aws.ServiceUrl.ToString());

        output.WriteLine(Coverage.Of(aws));
    }
}
