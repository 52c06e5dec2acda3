using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.Services.Acm;
using PrivateLinkKit.Testing.Services.ApiGatewayV2;
using PrivateLinkKit.Testing.Services.AutoScaling;
using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.Services.Ecr;
using PrivateLinkKit.Testing.Services.Ecs;
using PrivateLinkKit.Testing.Services.Efs;
using PrivateLinkKit.Testing.Services.ElbV2;
using PrivateLinkKit.Testing.Services.Kms;
using PrivateLinkKit.Testing.Services.Logs;
using PrivateLinkKit.Testing.Services.Rds;
using PrivateLinkKit.Testing.Services.S3;
using PrivateLinkKit.Testing.Services.SecretsManager;
using PrivateLinkKit.Testing.Services.Sns;
using PrivateLinkKit.Testing.Services.Ssm;
using PrivateLinkKit.Testing.Services.Sts;

namespace PrivateLinkKit.Testing.Tests.Gateway;

/// <summary>Parameters set to what AWS does anyway are honoured; every other parameter that is not emulated is refused by name.</summary>
public class DefaultValuesTests : EmulatorTest
{
    private const string Refusal = "EmbeddedAws does not emulate the parameter";

    [Theory]
    [InlineData("ec2")]
    [InlineData("elasticloadbalancing")]
    [InlineData("ecs")]
    [InlineData("sts")]
    [InlineData("ssm")]
    [InlineData("logs")]
    [InlineData("secretsmanager")]
    [InlineData("kms")]
    [InlineData("ecr")]
    [InlineData("acm")]
    [InlineData("autoscaling")]
    public async Task Parameter_WithItsDefault_IsHonouredAndWithAnotherValueRefused(string name)
    {
        var service = TestEnvironment.Aws.Services.Single(service => service.Name == name);
        using var http = new HttpClient { BaseAddress = TestEnvironment.Aws.ServiceUrl };
        var (mistakes, asked) = (new List<string>(), 0);
        foreach (var (operation, honoured) in service.Emulated)
        {
            foreach (var (member, value) in honoured.Defaults.Values)
            {
                asked++;
                var refusal = $"{Refusal} {member} of {operation.Name}";
                var given = DefaultedParameters.WithDefault(operation, honoured.Defaults, member, value);
                if (await RefusalAsync(given) is not null and var refused)
                {
                    mistakes.Add($"{operation.Name} {given.ToJsonString()}: {refused}");
                }

                var other = DefaultedParameters.WithAnotherValue(operation, honoured.Defaults, member, value);
                if (!honoured.UsesAllOf(member) && await RefusalAsync(other) is var text && text?.StartsWith(refusal, StringComparison.Ordinal) is not true)
                {
                    mistakes.Add($"{operation.Name} {other.ToJsonString()} is not refused: {text}");
                }
            }

            async Task<string?> RefusalAsync(JsonObject parameters)
            {
                var (code, message) = await ModelRequest.SendAsync(http, service, operation, parameters);
                var isAboutParameter = message.StartsWith(Refusal, StringComparison.Ordinal) || code is "SerializationException"
                    || message.Contains("is invalid: must be", StringComparison.Ordinal);
                return isAboutParameter ? message : null;
            }
        }

        Assert.True(mistakes is [], string.Join('\n', mistakes));
        Assert.True(asked > 0);
    }

    [Fact]
    public void Table_EveryOperation_IsEmulated()
    {
        DefaultTable[] tables = [Ec2Defaults.Table, ElbV2Defaults.Table, EcsDefaults.Table, StsDefaults.Table, SsmDefaults.Table, LogsDefaults.Table,
            SecretsDefaults.Table, KmsDefaults.Table, EcrDefaults.Table, AcmDefaults.Table, AutoScalingDefaults.Table, SnsDefaults.Table,
            S3Defaults.Table, EfsDefaults.Table, RdsDefaults.Table, ApiGatewayV2Defaults.Table];

        var used = TestEnvironment.Aws.Services.SelectMany(service => service.Emulated).Count(entry => entry.Honoured.Defaults.Values.Count > 0);

        Assert.Equal(tables.Sum(table => table.OperationNames.Count()), used);
    }

    [Theory]
    [InlineData("CreateVpc", "Ipv6Pool=pool", "CidrBlock=10.0.0.0/16")]
    [InlineData("RunInstances", "HibernationOptions.Configured=true", "MinCount=1&MaxCount=1")]
    [InlineData("RunInstances", "KernelId=", "MinCount=1&MaxCount=1")]
    [InlineData("RunInstances", "Placement.Tenancy=dedicated", "MinCount=1&MaxCount=1")]
    [InlineData("RunInstances", "BlockDeviceMapping.1.Ebs.EbsCardIndex=1", "MinCount=1&MaxCount=1")]
    [InlineData("RunInstances", "NetworkInterface.1.PrimaryIpv6=true", "MinCount=1&MaxCount=1")]
    [InlineData("ModifyInstanceAttribute", "EnaSupport.Value=false", "InstanceId=i-0123456789abcdef0")]
    [InlineData("ModifyNetworkInterfaceAttribute", "EnablePrimaryIpv6=false", "NetworkInterfaceId=eni-0123456789abcdef0")]
    [InlineData("ModifySubnetAttribute", "MapCustomerOwnedIpOnLaunch.Value=false", "SubnetId=subnet-0123456789abcdef0")]
    [InlineData("ModifyVpcEndpoint", "IpAddressType=dualstack", "VpcEndpointId=vpce-0123456789abcdef0")]
    [InlineData("ModifyVpcEndpoint", "DnsOptions.DnsRecordIpType=ipv6", "VpcEndpointId=vpce-0123456789abcdef0")]
    public async Task Parameter_NotTheDefaultOfItsOperation_IsRefusedByName(string operation, string parameter, string others)
    {
        var (status, text) = await TestEnvironment.PostAsync($"Action={operation}&{others}&{parameter}");

        Assert.Equal(400, status);
        Assert.Contains($"{Refusal} {parameter.Split('.', '=')[0]}", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serviceRegistries")]
    [InlineData("volumeConfigurations")]
    public async Task UpdateService_ListThatClears_IsRefusedByName(string parameter)
    {
        var service = TestEnvironment.Aws.Services.Single(service => service.Name == "ecs");
        var operation = service.Emulated.Single(entry => entry.Operation.Name == "UpdateService").Operation;
        using var http = new HttpClient { BaseAddress = TestEnvironment.Aws.ServiceUrl };

        var (code, message) = await ModelRequest.SendAsync(http, service, operation, new JsonObject { ["service"] = "web", [parameter] = new JsonArray() });

        Assert.Equal("UnsupportedFeatureException", code);
        Assert.Contains($"{Refusal} {parameter}", message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task CreateVpc_WithoutAmazonProvidedIpv6Block_IsMade()
    {
        var (status, text) = await TestEnvironment.PostAsync(
            "Action=CreateVpc&CidrBlock=10.0.0.0/16&AmazonProvidedIpv6CidrBlock=false&InstanceTenancy=default");

        Assert.True(status is 200, text);
    }

    [Fact]
    public async Task CreateTargetGroup_EmptyProtocolVersion_IsThatOfTcp()
    {
        var vpc = await TestEnvironment.VpcAsync();

        var (status, text) = await TestEnvironment.PostAsync(
            $"Action=CreateTargetGroup&Name=web&Protocol=TCP&Port=80&VpcId={vpc}&ProtocolVersion=", TestEnvironment.Scope("elasticloadbalancing"));

        Assert.True(status is 200, text);
        Assert.DoesNotContain("ProtocolVersion", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReleaseAddress_OwnBorderGroup_IsReleased()
    {
        var allocated = await TestEnvironment.Ec2.AllocateAddressAsync(new());

        var (status, text) = await TestEnvironment.PostAsync(
            $"Action=ReleaseAddress&AllocationId={allocated.AllocationId}&NetworkBorderGroup={TestEnvironment.Region}");

        Assert.True(status is 200, text);
    }
}
