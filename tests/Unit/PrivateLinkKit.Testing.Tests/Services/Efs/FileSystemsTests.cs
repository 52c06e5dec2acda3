using System.Text.Json.Nodes;

namespace PrivateLinkKit.Testing.Tests.Services.Efs;

public class FileSystemsTests : EmulatorTest
{
    private EmbeddedAws Aws => TestEnvironment.Aws;

    [Fact]
    public async Task States_OfAFileSystem_FollowTheClock()
    {
        var clock = new ManualTime();
        await using var slow = await EmbeddedAws.StartAsync(new() { Pace = Pace.Realistic, TimeProvider = clock });

        var id = await slow.FileSystemAsync();

        Assert.Equal("creating", await StateAsync(slow, id));
        await slow.RefusedByEfsAsync("IncorrectFileSystemLifeCycleState", $"PUT file-systems/{id}/backup-policy",
            new() { ["BackupPolicy"] = new JsonObject { ["Status"] = "ENABLED" } });
        clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal("available", await StateAsync(slow, id));
    }

    [Fact]
    public async Task Create_SameToken_IsRefusedWithTheFileSystem()
    {
        var id = await Aws.FileSystemAsync();

        var (status, answer) = await Aws.EfsAsync("POST file-systems", new() { ["CreationToken"] = "orders" });

        Assert.Equal((409, "FileSystemAlreadyExists"), (status, (string?)answer["ErrorCode"]));
        Assert.Contains(id, (string)answer["Message"]!);
    }

    [Theory]
    [InlineData("""{"KmsKeyId":"alias/aws/elasticfilesystem"}""")]
    [InlineData("""{"ThroughputMode":"provisioned"}""")]
    [InlineData("""{"ThroughputMode":"elastic","PerformanceMode":"maxIO"}""")]
    [InlineData("""{"Encrypted":true,"KmsKeyId":"11111111-2222-3333-4444-555555555555"}""")]
    public async Task Create_ThatDoesNotFit_IsABadRequest(string parameters)
    {
        var body = JsonNode.Parse(parameters)!.AsObject();
        body["CreationToken"] = "a";

        await Aws.RefusedByEfsAsync("BadRequest", "POST file-systems", body);
    }

    [Fact]
    public async Task MountTarget_IsOnePerZone_InOneVpc()
    {
        var (vpcId, other) = (await TestEnvironment.VpcAsync(), await TestEnvironment.VpcAsync("10.1.0.0/16"));
        var (first, same, elsewhere) = (await TestEnvironment.SubnetAsync(vpcId), await TestEnvironment.SubnetAsync(vpcId, "10.0.1.0/24"),
            await TestEnvironment.SubnetAsync(other, "10.1.0.0/24", 'b'));
        var id = await Aws.FileSystemAsync();
        await Aws.MountTargetAsync(id, first);

        Assert.Equal("MountTargetConflict", (string?)(await Aws.MountTargetAsync(id, same)).Answer["ErrorCode"]);
        Assert.Equal("MountTargetConflict", (string?)(await Aws.MountTargetAsync(id, elsewhere)).Answer["ErrorCode"]);
        Assert.Equal("SubnetNotFound", (string?)(await Aws.MountTargetAsync(id, "subnet-0123456789abcdef0")).Answer["ErrorCode"]);
        Assert.Equal("SecurityGroupNotFound", (string?)(await Aws.MountTargetAsync(
            id, await TestEnvironment.SubnetAsync(vpcId, "10.0.2.0/24", 'b'), await TestEnvironment.GroupAsync(other))).Answer["ErrorCode"]);
    }

    [Fact]
    public async Task MountTarget_HoldsItsSubnetGroupAndFileSystem()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        var (subnetId, groupId) = (await TestEnvironment.SubnetAsync(vpcId), await TestEnvironment.GroupAsync(vpcId));
        var id = await Aws.FileSystemAsync();
        var target = (string)(await Aws.MountTargetAsync(id, subnetId, groupId)).Answer["MountTargetId"]!;

        await Refused.WithAsync("DependencyViolation", () => TestEnvironment.Ec2.DeleteSubnetAsync(new() { SubnetId = subnetId }));
        await Refused.WithAsync("DependencyViolation", () => TestEnvironment.Ec2.DeleteSecurityGroupAsync(new() { GroupId = groupId }));
        await Aws.RefusedByEfsAsync("FileSystemInUse", $"DELETE file-systems/{id}");
        Assert.Equal(204, (await Aws.EfsAsync($"DELETE mount-targets/{target}")).Status);
        Assert.Equal(204, (await Aws.EfsAsync($"DELETE file-systems/{id}")).Status);
        await TestEnvironment.Ec2.DeleteSubnetAsync(new() { SubnetId = subnetId });
        await TestEnvironment.Ec2.DeleteSecurityGroupAsync(new() { GroupId = groupId });
        await TestEnvironment.Ec2.DeleteVpcAsync(new() { VpcId = vpcId });
    }

    [Fact]
    public async Task Name_OfAFileSystem_ResolvesInItsVpc()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        await TestEnvironment.Ec2.ModifyVpcAttributeAsync(new() { VpcId = vpcId, EnableDnsHostnames = true });
        var subnetId = await TestEnvironment.SubnetAsync(vpcId);
        var id = await Aws.FileSystemAsync();
        var host = $"{id}.efs.eu-west-1.amazonaws.com";
        Assert.Empty(Aws.Network.Resolve(subnetId, host));

        var address = (string)(await Aws.MountTargetAsync(id, subnetId)).Answer["IpAddress"]!;

        Assert.Equal([address], Aws.Network.Resolve(subnetId, host).Select(found => found.ToString()));
        Assert.Equal([address], Aws.Network.Resolve(subnetId, $"eu-west-1a.{host}").Select(found => found.ToString()));
        var elsewhere = await TestEnvironment.SubnetAsync(await TestEnvironment.VpcAsync("10.2.0.0/16"), "10.2.0.0/24");
        Assert.Empty(Aws.Network.Resolve(elsewhere, host));
    }

    [Fact]
    public async Task AccessPoint_SameToken_IsRefused_AndGoesWithItsFileSystem()
    {
        var id = await Aws.FileSystemAsync();
        JsonObject Point() => new() { ["ClientToken"] = "a", ["FileSystemId"] = id };
        var created = (await Aws.EfsAsync("POST access-points", Point())).Answer;

        await Aws.RefusedByEfsAsync("AccessPointAlreadyExists", "POST access-points", Point());
        Assert.Equal("/", (string?)created["RootDirectory"]!["Path"]);
        await Aws.EfsAsync($"DELETE file-systems/{id}");
        await Aws.RefusedByEfsAsync("AccessPointNotFound", $"GET access-points?AccessPointId={created["AccessPointId"]}");
    }

    [Fact]
    public async Task Policies_OfANewFileSystem_AreNotSet()
    {
        var id = await Aws.FileSystemAsync();

        await Aws.RefusedByEfsAsync("PolicyNotFound", $"GET file-systems/{id}/policy");
        Assert.Equal("DISABLED", (string?)(await Aws.EfsAsync($"GET file-systems/{id}/backup-policy")).Answer["BackupPolicy"]!["Status"]);
        Assert.Empty((await Aws.EfsAsync($"GET file-systems/{id}/lifecycle-configuration")).Answer["LifecyclePolicies"]!.AsArray());
        await Aws.RefusedByEfsAsync("InvalidPolicyException", $"PUT file-systems/{id}/policy", new() { ["Policy"] = "{" });
    }

    private static async Task<string?> StateAsync(EmbeddedAws aws, string id) =>
        (string?)(await aws.EfsAsync($"GET file-systems?FileSystemId={id}")).Answer["FileSystems"]![0]!["LifeCycleState"];
}
