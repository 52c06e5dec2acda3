namespace PrivateLinkKit.Testing.Tests.Robustness;

/// <summary>Names, ids and ARNs that would be well formed without the line break at their end.</summary>
public class TrailingLineBreakTests : EmulatorTest
{
    private const string Role = "arn:aws:iam::222222222222:role/reader";

    [Theory]
    [InlineData("ec2", "DescribeSecurityGroups&GroupId.1=sg-0123456789abcdef0%0A", "InvalidGroupId.Malformed")]
    [InlineData("elasticloadbalancing", "CreateTargetGroup&Name=web%0A&Protocol=TCP&Port=80&VpcId={vpc}", "ValidationError")]
    [InlineData("sts", $"AssumeRole&RoleArn={Role}%0A&RoleSessionName=session", "ValidationError")]
    [InlineData("sts", $"AssumeRole&RoleArn={Role}&RoleSessionName=session%0A", "ValidationError")]
    public async Task Request_LineBreakAfterAName_IsRefused(string service, string call, string code)
    {
        var vpc = await TestEnvironment.VpcAsync();

        var (status, text) = await TestEnvironment.PostAsync($"Action={call.Replace("{vpc}", vpc, StringComparison.Ordinal)}", TestEnvironment.Scope(service));

        Assert.Equal(400, status);
        Assert.Contains($"<Code>{code}</Code>", text, StringComparison.Ordinal);
    }
}
