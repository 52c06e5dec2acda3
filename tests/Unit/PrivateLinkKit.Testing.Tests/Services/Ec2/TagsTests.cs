using Amazon.EC2;
using Amazon.EC2.Model;

namespace PrivateLinkKit.Testing.Tests.Services.Ec2;

public class TagsTests : EmulatorTest
{
    [Fact]
    public async Task CreateTags_OnSeveralKinds_AddsAndOverwrites()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        var groupId = await TestEnvironment.GroupAsync(vpcId);

        await TestEnvironment.Ec2.CreateTagsAsync(new CreateTagsRequest { Resources = [vpcId, groupId], Tags = [new("team", "red"), new("env", "test")] });
        await TestEnvironment.Ec2.CreateTagsAsync(new CreateTagsRequest { Resources = [vpcId], Tags = [new("team", "blue")] });

        Assert.Equal(["env=test", "team=blue"], await TagsAsync(vpcId));
        Assert.Equal(["env=test", "team=red"], await TagsAsync(groupId));
    }

    [Fact]
    public async Task DeleteTags_WithOtherValue_KeepsTheTag()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        await TestEnvironment.Ec2.CreateTagsAsync(new CreateTagsRequest { Resources = [vpcId], Tags = [new("team", "red"), new("env", "test")] });

        await TestEnvironment.Ec2.DeleteTagsAsync(new DeleteTagsRequest { Resources = [vpcId], Tags = [new("team", "blue"), new("env", "test")] });

        Assert.Equal(["team=red"], await TagsAsync(vpcId));
    }

    [Fact]
    public async Task CreateTags_OneResourceMissing_TagsNone()
    {
        var vpcId = await TestEnvironment.VpcAsync();

        await Refused.WithAsync("InvalidSubnetID.NotFound", () =>
            TestEnvironment.Ec2.CreateTagsAsync(new CreateTagsRequest { Resources = [vpcId, "subnet-1"], Tags = [new("a", "b")] }));

        Assert.Empty(await TagsAsync(vpcId));
    }

    [Fact]
    public async Task CreateTags_ReservedKeyOrTooMany_IsRefused()
    {
        var vpcId = await TestEnvironment.VpcAsync();

        await Refused.WithAsync("InvalidParameterValue", () =>
            TestEnvironment.Ec2.CreateTagsAsync(new CreateTagsRequest { Resources = [vpcId], Tags = [new("aws:x", "y")] }));
        await Refused.WithAsync(
            "TagLimitExceeded",
            () => TestEnvironment.Ec2.CreateTagsAsync(new CreateTagsRequest { Resources = [vpcId],
                Tags = [.. Enumerable.Range(0, 51).Select(i => new Tag($"k{i}", "v"))] }));
    }

    [Fact]
    public async Task Create_TagsForAnotherKind_AreRefused()
    {
        var request = new CreateVpcRequest { CidrBlock = "10.0.0.0/16",
            TagSpecifications = [new() { ResourceType = ResourceType.Subnet, Tags = [new("a", "b")] }] };

        await Refused.WithAsync("InvalidParameterValue", () => TestEnvironment.Ec2.CreateVpcAsync(request));
    }

    private async Task<List<string>> TagsAsync(string id)
    {
        var tags = (await TestEnvironment.Ec2.DescribeTagsAsync(new DescribeTagsRequest { Filters = [new Filter("resource-id", [id])] })).Tags ?? [];
        return [.. tags.Select(tag => $"{tag.Key}={tag.Value}").Order()];
    }
}
