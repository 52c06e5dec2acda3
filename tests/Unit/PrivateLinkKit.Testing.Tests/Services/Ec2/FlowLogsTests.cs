using Amazon.EC2;
using Amazon.EC2.Model;
using PrivateLinkKit.Testing.Tests.Services.Iam;

namespace PrivateLinkKit.Testing.Tests.Services.Ec2;

/// <summary>Flow logs, which are recorded only.</summary>
public class FlowLogsTests : EmulatorTest
{
    private const string Role = $"arn:aws:iam::{TestEnvironment.Provider}:role/flows";

    [Fact]
    public async Task Create_ToALogGroup_HasTheDefaults()
    {
        var vpcId = await TestEnvironment.VpcAsync();

        var ids = (await CreateAsync(vpcId)).FlowLogIds;

        var log = (await TestEnvironment.Ec2.DescribeFlowLogsAsync(new DescribeFlowLogsRequest { FlowLogIds = ids })).FlowLogs.Single();
        Assert.Equal(("ACTIVE", "SUCCESS", 600, "/flows"), (log.FlowLogStatus, log.DeliverLogsStatus, log.MaxAggregationInterval, log.LogGroupName));
        Assert.StartsWith("${version} ${account-id}", log.LogFormat, StringComparison.Ordinal);
        await Refused.WithAsync("FlowLogAlreadyExists", () => CreateAsync(vpcId));
        Assert.Single((await CreateAsync(vpcId, request => request.TrafficType = TrafficType.REJECT)).FlowLogIds);
    }

    [Fact]
    public async Task Create_RoleThatCannotBeAssumed_FailsToDeliver()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        await TestEnvironment.Aws.IamAsync(
            "CreateRole",
            ("RoleName", "flows"),
            ("AssumeRolePolicyDocument",
                """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}}"""));

        await CreateAsync(vpcId);

        var log = (await TestEnvironment.Ec2.DescribeFlowLogsAsync(new DescribeFlowLogsRequest())).FlowLogs.Single();
        Assert.Equal(("FAILED", "Access error"), (log.DeliverLogsStatus, log.DeliverLogsErrorMessage));
    }

    [Theory]
    [InlineData("no role", "DeliverLogsPermissionArn can't be empty if LogDestinationType is cloud-watch-logs.")]
    [InlineData("no destination", "LogDestination can't be empty if LogGroupName is not provided.")]
    [InlineData("bucket with role", "LogGroupName and DeliverLogsPermissionArn are not applicable for s3 delivery")]
    [InlineData("interval", "Invalid Flow Log Max Aggregation Interval")]
    public async Task Create_Incomplete_IsRefused(string mistake, string message)
    {
        var vpcId = await TestEnvironment.VpcAsync();

        var error = await Refused.WithAsync("InvalidParameter", () => CreateAsync(vpcId, request =>
        {
            request.DeliverLogsPermissionArn = mistake is "no role" ? null : Role;
            request.LogGroupName = mistake is "no destination" or "bucket with role" ? null : "/flows";
            request.LogDestinationType = mistake is "bucket with role" ? LogDestinationType.S3 : null;
            request.MaxAggregationInterval = mistake is "interval" ? 61 : 60;
        }));

        Assert.Equal(message, error.Message);
    }

    [Fact]
    public async Task Create_UnknownResource_IsNotFound()
    {
        await Refused.WithAsync("InvalidVpcID.NotFound", () => CreateAsync("vpc-0123456789abcdef0"));
        await Refused.WithAsync("UnsupportedOperation", () => CreateAsync(
            "tgw-0123456789abcdef0", request => request.ResourceType = FlowLogsResourceType.TransitGateway));
    }

    [Fact]
    public async Task Delete_OneOfTwo_ListsTheUnknownOne()
    {
        var ids = (await CreateAsync(await TestEnvironment.VpcAsync())).FlowLogIds;

        var answer = await TestEnvironment.Ec2.DeleteFlowLogsAsync(new() { FlowLogIds = [ids[0], "fl-0123456789abcdef0"] });

        Assert.Equal(["fl-0123456789abcdef0"], answer.Unsuccessful.Select(item => item.ResourceId));
        Assert.Empty((await TestEnvironment.Ec2.DescribeFlowLogsAsync(new DescribeFlowLogsRequest())).FlowLogs ?? []);
    }

    private Task<CreateFlowLogsResponse> CreateAsync(string resource, Action<CreateFlowLogsRequest>? change = null)
    {
        var request = new CreateFlowLogsRequest
        {
            ResourceIds = [resource],
            ResourceType = FlowLogsResourceType.VPC,
            TrafficType = TrafficType.ALL,
            LogGroupName = "/flows",
            DeliverLogsPermissionArn = Role,
        };
        change?.Invoke(request);
        return TestEnvironment.Ec2.CreateFlowLogsAsync(request);
    }
}
