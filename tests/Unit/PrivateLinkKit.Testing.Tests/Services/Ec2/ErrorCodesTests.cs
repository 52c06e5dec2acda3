namespace PrivateLinkKit.Testing.Tests.Services.Ec2;

/// <summary>The codes and texts by which EC2 and STS refuse what tools send them.</summary>
public class ErrorCodesTests : EmulatorTest
{
    [Fact]
    public async Task CreateService_NoLoadBalancer_IsAnInvalidParameter()
    {
        var (_, text) = await TestEnvironment.PostAsync("Action=CreateVpcEndpointServiceConfiguration&AcceptanceRequired=false");

        AssertError("InvalidParameter", "exactly one of network_load_balancer_arn or gateway_load_balancer_arn is a required member", text);
    }

    [Theory]
    [InlineData("CidrIpv4=10.0.0.0/8", "InvalidParameterValue", "Invalid value 'null' for protocol.")]
    [InlineData("IpProtocol=-1", "MissingParameter", "CidrIpv4, CidrIpv6, PrefixListId or ReferencedGroupId")]
    [InlineData("IpProtocol=-1&{rule}.CidrIpv4=10.0.0.0/8&{rule}.CidrIpv6=::/0", "InvalidParameterCombination", "Only one of CidrIpv4")]
    public async Task ModifyRules_InvalidRule_ReportsTheError(string rule, string code, string message)
    {
        const string member = "SecurityGroupRule.1.SecurityGroupRule";
        var groupId = await TestEnvironment.GroupAsync(await TestEnvironment.VpcAsync());
        var (_, described) = await TestEnvironment.PostAsync($"Action=DescribeSecurityGroupRules&Filter.1.Name=group-id&Filter.1.Value.1={groupId}");
        var id = described.Split("<securityGroupRuleId>")[1].Split('<')[0];

        var (_, text) = await TestEnvironment.PostAsync(
            $"Action=ModifySecurityGroupRules&GroupId={groupId}&SecurityGroupRule.1.SecurityGroupRuleId={id}"
            + $"&{member}.{rule.Replace("{rule}", member, StringComparison.Ordinal)}");

        AssertError(code, message, text);
    }

    [Theory]
    [InlineData("AuthorizeSecurityGroupIngress")]
    [InlineData("AuthorizeSecurityGroupEgress")]
    [InlineData("RevokeSecurityGroupIngress")]
    public async Task Permission_TwiceInOneCall_IsInvalid(string action)
    {
        var groupId = await TestEnvironment.GroupAsync(await TestEnvironment.VpcAsync());
        var permissions = string.Concat(new[] { 1, 2 }.Select(i =>
            $"&IpPermissions.{i}.IpProtocol=tcp&IpPermissions.{i}.FromPort=80&IpPermissions.{i}.ToPort=80&IpPermissions.{i}.IpRanges.1.CidrIp=10.0.0.0/8"));

        var (_, text) = await TestEnvironment.PostAsync($"Action={action}&GroupId={groupId}{permissions}");

        AssertError("InvalidParameterValue", "The same permission must not appear multiple times", text);
    }

    [Theory]
    [InlineData("com.amazonaws.eu-west-1.s3-outposts")]
    [InlineData("com.amazonaws.eu-west-1.textract")]
    public async Task AwsService_ThatIsNotListed_IsNotEmulatedRatherThanUnknown(string name)
    {
        var (_, created) = await TestEnvironment.PostAsync(
            $"Action=CreateVpcEndpoint&VpcId={await TestEnvironment.VpcAsync()}&ServiceName={name}&VpcEndpointType=Interface");
        var (_, described) = await TestEnvironment.PostAsync($"Action=DescribeVpcEndpointServices&ServiceName.1={name}");

        Assert.All(
            [created, described],
            text => AssertError("UnsupportedOperation", $"EmbeddedAws does not emulate endpoints of AWS's own services ({name})", text));
    }

    [Theory]
    [InlineData("com.amazonaws.us-east-1.s3")]
    [InlineData("com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0")]
    [InlineData("com.example.eu-west-1.s3")]
    public async Task Service_UnknownInTheRegion_DoesNotExist(string name)
    {
        var (_, text) = await TestEnvironment.PostAsync($"Action=DescribeVpcEndpointServices&ServiceName.1={name}");

        AssertError("InvalidServiceName", $"The Vpc Endpoint Service '{name}' does not exist", text);
    }

    [Theory]
    [InlineData("DescribeSnapshots")]
    public async Task Operation_NotEmulated_IsNamed(string operation)
    {
        var (_, text) = await TestEnvironment.PostAsync($"Action={operation}&Version=2016-11-15");

        AssertError("InvalidAction", $"EmbeddedAws does not emulate the operation {operation} of ec2", text);
    }

    [Theory]
    [InlineData("AssumeRoleWithWebIdentity")]
    [InlineData("AssumeRoleWithSAML")]
    public async Task Sts_UnsignedOperation_IsRefusedByNameInTheShapeOfSts(string operation)
    {
        using var http = new HttpClient { BaseAddress = TestEnvironment.Aws.ServiceUrl };

        var answer = await http.PostAsync("/",
            new StringContent($"Action={operation}&Version=2011-06-15&RoleArn=arn:aws:iam::{TestEnvironment.Provider}:role/web"));

        var text = await answer.Content.ReadAsStringAsync();
        Assert.StartsWith("<ErrorResponse", text[text.IndexOf("<ErrorResponse", StringComparison.Ordinal)..]);
        AssertError("InvalidAction", $"EmbeddedAws does not emulate the operation {operation} of sts", text);
    }

    [Fact]
    public async Task Sts_SignedOperationWithoutSignature_MissesIt()
    {
        using var http = new HttpClient { BaseAddress = TestEnvironment.Aws.ServiceUrl };

        var answer = await http.PostAsync("/", new StringContent("Action=GetCallerIdentity&Version=2011-06-15"));

        AssertError("MissingAuthenticationToken", "Missing Authentication Token", await answer.Content.ReadAsStringAsync());
    }

    private static void AssertError(string code, string message, string text)
    {
        Assert.Contains($"<Code>{code}</Code>", text);
        Assert.Contains(message, System.Net.WebUtility.HtmlDecode(text));
    }
}
