using PrivateLinkKit.Conformance.Tools;

namespace PrivateLinkKit.Conformance;

/// <summary>Reads every page, with each service's own markers.</summary>
public class PagingTests(EmptyAws empty) : IClassFixture<EmptyAws>
{
    // The VPC of the target groups is not to be among those that are listed.
    private AwsCli Other => empty.As("222222222222");

    [AwsCliFact]
    public async Task Ec2_MaxResultsAndNextToken_GiveEveryItemOnce()
    {
        var created = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => empty.Cli.RunAsync($"ec2 create-vpc --cidr-block 10.{i}.0.0/16", "Vpc.VpcId")));

        var listed = await empty.Cli.RunAsync($"ec2 describe-vpcs --page-size 5 {EmptyAws.CreatedResources}");

        Assert.Equal(created.Order(StringComparer.Ordinal), listed.Texts("Vpcs", "VpcId"));
        Assert.Equal(2, CallsOf("DescribeVpcs"));
    }

    // The CLI does not page ELBv2 itself: the API's own parameter has the name of the CLI's --page-size.
    [AwsCliFact]
    public async Task ElbV2_PageSizeAndMarker_GiveEveryItemOnce()
    {
        var vpc = await Other.RunAsync("ec2 create-vpc --cidr-block 10.0.0.0/16", "Vpc.VpcId");
        var created = await Task.WhenAll(new[] { "a", "b", "c" }.Select(name =>
            Other.RunAsync($"elbv2 create-target-group --name {name} --protocol TCP --port 80 --vpc-id {vpc}", "TargetGroups[0].TargetGroupArn")));

        var first = await Other.RunAsync("elbv2 describe-target-groups --page-size 2");
        var rest = await Other.RunAsync($"elbv2 describe-target-groups --page-size 2 --marker {first.Text("NextMarker")}");

        var listed = new[] { first, rest }.SelectMany(page => page.Texts("TargetGroups", "TargetGroupArn"));
        Assert.Equal(created.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        Assert.Null(rest["NextMarker"]);
    }

    [AwsCliFact]
    public async Task Ecs_MaxResultsAndNextToken_GiveEveryItemOnce()
    {
        var created = await Task.WhenAll(new[] { "a", "b", "c" }.Select(
            name => empty.Cli.RunAsync($"ecs create-cluster --cluster-name {name}", "cluster.clusterArn")));

        var listed = await empty.Cli.RunAsync("ecs list-clusters --page-size 2");

        Assert.Equal(created.Order(StringComparer.Ordinal), listed.Texts("clusterArns"));
        Assert.Equal(2, CallsOf("ListClusters"));
    }

    private int CallsOf(string operation) => empty.Aws.Requests.Count(request => request.Operation == operation);
}
