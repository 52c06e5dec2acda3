using Amazon.EC2.Model;
using Amazon.ECS.Model;
using Amazon.ElasticLoadBalancingV2.Model;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.IntegrationTests;

/// <summary>The stack's tags were removed from one of its resources.</summary>
public class StrippedTagsTests
{
    private static readonly string[] Keys = ["privatelinkkit:stack", "privatelinkkit:id", "privatelinkkit:home"];

    private static readonly PrivateLinkStack Stack = Stacks.Service().Build();

    /// <summary>Somebody else takes the name after the plan was made.</summary>
    [Fact]
    public async Task Apply_NameIsTakenSinceThePlan_ReportsHowToSetTheTags()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var plan = await edge.PrivateLink.PlanAsync(Stack);
        var arn = (await edge.Ecs.CreateClusterAsync(new CreateClusterRequest { ClusterName = "dogs" })).Cluster.ClusterArn;

        var error = await Assert.ThrowsAsync<ApplyException>(() => edge.PrivateLink.ApplyAsync(plan));

        var missing = Assert.IsType<TagsMissingException>(
            error.Outcomes.Single(outcome => outcome.LogicalId == "dogs/cluster" && outcome.Error is not null).Error);
        Assert.Equal(("dogs/cluster", arn), (missing.LogicalId, missing.ResourceId));
        Assert.StartsWith($"aws ecs tag-resource --region eu-west-1 --resource-arn {arn} --tags key=privatelinkkit:stack,value=dogs", missing.Command,
            StringComparison.Ordinal);
        Assert.Contains(missing.Command, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dogs/task-group", "aws ec2 create-tags --region eu-west-1 --resources sg-",
        "Key=privatelinkkit:stack,Value=dogs Key=privatelinkkit:home,Value=000000000000/eu-west-1 Key=privatelinkkit:id,Value=dogs/task-group")]
    [InlineData("dogs/cluster", "aws ecs tag-resource --region eu-west-1 --resource-arn ",
        "key=privatelinkkit:stack,value=dogs key=privatelinkkit:home,value=000000000000/eu-west-1 key=privatelinkkit:id,value=dogs/cluster")]
    [InlineData("dogs/service", "aws ecs tag-resource --region eu-west-1 --resource-arn ",
        "key=privatelinkkit:stack,value=dogs key=privatelinkkit:home,value=000000000000/eu-west-1 key=privatelinkkit:id,value=dogs/service")]
    [InlineData("dogs/nlb", "aws elbv2 add-tags --region eu-west-1 --resource-arns ",
        "Key=privatelinkkit:stack,Value=dogs Key=privatelinkkit:home,Value=000000000000/eu-west-1 Key=privatelinkkit:id,Value=dogs/nlb")]
    [InlineData("dogs/nlb-targets", "aws elbv2 add-tags --region eu-west-1 --resource-arns ",
        "Key=privatelinkkit:stack,Value=dogs Key=privatelinkkit:home,Value=000000000000/eu-west-1 Key=privatelinkkit:id,Value=dogs/nlb-targets")]
    public async Task Plan_NameIsTakenByAnUntaggedResource_FindsItWithTheCommandAndMakesNothingOfTheService(string logicalId, string command, string tags)
    {
        await using var edge = await TestEnvironment.StartAsync();
        var id = await StripAsync(edge, await edge.ApplyAsync(Stack), logicalId);
        var plan = await edge.PrivateLink.PlanAsync(Stack);

        var refused = await Assert.ThrowsAsync<PreflightException>(() => edge.ApplyConsentedAsync(plan));

        var finding = Assert.Single(refused.Findings);
        Assert.Equal((PreflightCode.NameTaken, logicalId, id), (finding.Code, finding.LogicalId, finding.ResourceId));
        Assert.Contains($"{command}", finding.Remedy, StringComparison.Ordinal);
        Assert.Contains($"{id} --tags {tags}", finding.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain(refused.Outcomes, outcome => outcome.Status is ChangeStatus.Done);
    }

    [Fact]
    public async Task Destroy_LoadBalancerUsesTheStacksGroupsWithoutItsTags_DeletesNothingAndFailsAtOnceWithTheReason()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var arn = await StripAsync(edge, await edge.ApplyAsync(Stack), "dogs/nlb");
        var (before, began) = (edge.Aws.Requests.Count, edge.Time.Elapsed);

        var error = await Assert.ThrowsAsync<PreflightException>(() => edge.PrivateLink.DestroyAsync(Stack));

        var finding = Assert.Single(error.Findings);
        Assert.Equal((PreflightCode.TagsMissing, "dogs/nlb", arn), (finding.Code, finding.LogicalId, finding.ResourceId));
        Assert.Contains($"aws elbv2 add-tags --region eu-west-1 --resource-arns {arn} --tags ", finding.Remedy, StringComparison.Ordinal);
        Assert.InRange(edge.Time.Elapsed - began, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        Assert.All(edge.Aws.Requests.Skip(before), request => Assert.Matches("^(Describe|List|Get)", request.Operation));

        await edge.ElbV2.AddTagsAsync(new AddTagsRequest
        {
            ResourceArns = [arn],
            Tags = [new() { Key = Keys[0], Value = "dogs" }, new() { Key = Keys[1], Value = "dogs/nlb" },
                new() { Key = Keys[2], Value = TestEnvironment.Home }],
        });
        await edge.PrivateLink.DestroyAsync(Stack);
        Assert.Empty((await edge.Ec2.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs ?? []);
    }

    [Fact]
    public async Task Destroy_UntaggedGroupIsMadeInTheVpcMeanwhile_EndsWithItsName()
    {
        await using var edge = await TestEnvironment.StartAsync();
        await edge.ApplyAsync(Stack);
        var vpc = Assert.Single((await edge.Ec2.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs).VpcId;
        var group = "";
        edge.Aws.Faults.On("DeleteLoadBalancer").Run(() => group = edge.Ec2.CreateSecurityGroupAsync(
            new CreateSecurityGroupRequest { VpcId = vpc, GroupName = "foreign", Description = "foreign" }).GetAwaiter().GetResult().GroupId);

        var error = await Assert.ThrowsAsync<ApplyException>(() => edge.PrivateLink.DestroyAsync(Stack));

        var failed = Assert.Single(error.Outcomes, outcome => outcome.Status is ChangeStatus.Failed);
        Assert.Equal("AWS::EC2::VPC", failed.ResourceType);
        Assert.Contains($"still used by {group} (foreign)", failed.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Destroy_ManyInterfacesAreInTheVpc_NamesTenAndCountsTheOthers()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var applied = await edge.ApplyAsync(Stack);
        var subnet = applied.Outcomes.First(outcome => outcome.ResourceType == "AWS::EC2::Subnet").PhysicalId!;
        for (var i = 0; i < 12; i++)
        {
            await edge.Ec2.CreateNetworkInterfaceAsync(new CreateNetworkInterfaceRequest { SubnetId = subnet, Description = $"foreign {i}" });
        }

        var error = await Assert.ThrowsAsync<PreflightException>(() => edge.PrivateLink.DestroyAsync(Stack));

        Assert.Equal(12, error.Findings.Count(finding => finding.Code == PreflightCode.ForeignNetworkInterface));
        Assert.Equal(11, error.Message.Split("\n  ").Length - 1);
        Assert.Contains("and 2 more", error.Message, StringComparison.Ordinal);
    }

    /// <returns>Its id or ARN.</returns>
    private static async Task<string> StripAsync(TestEnvironment edge, ApplyResult applied, string logicalId)
    {
        var id = applied.Outcomes.Single(outcome => outcome.LogicalId == logicalId && outcome.Action is ChangeAction.Create).PhysicalId!;
        if (id.Contains(":elasticloadbalancing:", StringComparison.Ordinal))
        {
            await edge.ElbV2.RemoveTagsAsync(new RemoveTagsRequest { ResourceArns = [id], TagKeys = [.. Keys] });
        }
        else if (id.Contains(":ecs:", StringComparison.Ordinal))
        {
            await edge.Ecs.UntagResourceAsync(new UntagResourceRequest { ResourceArn = id, TagKeys = [.. Keys] });
        }
        else
        {
            await edge.Ec2.DeleteTagsAsync(new DeleteTagsRequest { Resources = [id], Tags = [.. Keys.Select(key => new Amazon.EC2.Model.Tag { Key = key })] });
        }

        return id;
    }
}
