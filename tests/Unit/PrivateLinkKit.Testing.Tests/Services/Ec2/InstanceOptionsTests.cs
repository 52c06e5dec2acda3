using System.Text.RegularExpressions;

namespace PrivateLinkKit.Testing.Tests.Services.Ec2;

/// <summary>Credit options and termination protection.</summary>
public partial class InstanceOptionsTests : EmulatorTest
{
    [Theory]
    [InlineData("t3.micro", "", "unlimited")]
    [InlineData("t3.micro", "&CreditSpecification.CpuCredits=unlimited", "unlimited")]
    [InlineData("t3.micro", "&CreditSpecification.CpuCredits=standard", "standard")]
    [InlineData("t2.micro", "", "standard")]
    [InlineData("t2.micro", "&CreditSpecification.CpuCredits=unlimited", "unlimited")]
    public async Task RunInstances_CreditSpecification_IsReadBack(string type, string asked, string credits)
    {
        var id = await RunAsync($"InstanceType={type}{asked}");

        var (_, text) = await TestEnvironment.PostAsync($"Action=DescribeInstanceCreditSpecifications&InstanceId.1={id}");

        Assert.Contains($"<cpuCredits>{credits}</cpuCredits>", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("InstanceType=m5.large&CreditSpecification.CpuCredits=standard", "InvalidParameterCombination")]
    [InlineData("InstanceType=t3.micro&CreditSpecification.CpuCredits=free", "InvalidParameterValue")]
    public async Task RunInstances_CreditsThatCannotBe_AreRefused(string parameters, string code)
    {
        var (status, text) = await TestEnvironment.PostAsync($"Action=RunInstances&ImageId=ami-0123456789abcdef0&MinCount=1&MaxCount=1&{parameters}");

        Assert.Equal(400, status);
        Assert.Contains($"<Code>{code}</Code>", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TerminateInstances_Protected_IsRefusedUntilItIsNot()
    {
        var id = await RunAsync("DisableApiTermination=true");
        var terminate = $"Action=TerminateInstances&InstanceId.1={id}";

        var (refused, why) = await TestEnvironment.PostAsync(terminate);
        await TestEnvironment.PostAsync($"Action=ModifyInstanceAttribute&InstanceId={id}&DisableApiTermination.Value=false");
        var (terminated, _) = await TestEnvironment.PostAsync(terminate);

        Assert.Equal((400, 200), (refused, terminated));
        Assert.Contains("<Code>OperationNotPermitted</Code>", why, StringComparison.Ordinal);
        Assert.Contains(id, why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task ModifyInstanceAttribute_DisableApiTermination_IsReadBack(string value)
    {
        var id = await RunAsync("InstanceType=t3.micro");

        await TestEnvironment.PostAsync($"Action=ModifyInstanceAttribute&InstanceId={id}&DisableApiTermination.Value={value}");

        var (_, text) = await TestEnvironment.PostAsync($"Action=DescribeInstanceAttribute&InstanceId={id}&Attribute=disableApiTermination");
        Assert.Contains($"<disableApiTermination><value>{value}</value></disableApiTermination>", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "No attributes specified.")]
    [InlineData("&DisableApiTermination.Value=true&GroupId.1=sg-0123456789abcdef0", "Fields for multiple attribute types specified")]
    public async Task ModifyInstanceAttribute_NotExactlyOne_IsRefused(string attributes, string message)
    {
        var id = await RunAsync("InstanceType=t3.micro");

        var (_, text) = await TestEnvironment.PostAsync($"Action=ModifyInstanceAttribute&InstanceId={id}{attributes}");

        Assert.Contains(message, text, StringComparison.Ordinal);
    }

    private async Task<string> RunAsync(string parameters)
    {
        var (_, text) = await TestEnvironment.PostAsync($"Action=RunInstances&ImageId=ami-0123456789abcdef0&MinCount=1&MaxCount=1&{parameters}");
        return InstanceId().Match(text).Value;
    }

    [GeneratedRegex("(?<=<instanceId>)[^<]+")]
    private static partial Regex InstanceId();
}
