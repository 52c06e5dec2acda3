using System.Xml.Linq;
using Amazon.EC2.Model;

namespace PrivateLinkKit.Testing.Tests.Services.Rds;

public class InstancesTests : EmulatorTest
{
    private const string Version = "2014-10-31";

    private static readonly (string Name, string Value)[] Wanted =
    [
        ("DBInstanceIdentifier", "Orders"), ("Engine", "postgres"), ("DBInstanceClass", "db.t4g.micro"), ("AllocatedStorage", "20"),
        ("MasterUsername", "boss"), ("MasterUserPassword", "secret-word"), ("DBSubnetGroupName", "orders"),
    ];

    [Fact]
    public async Task Instance_HoldsItsSubnetAndGroups()
    {
        var (vpcId, subnets) = await GroupAsync();
        var groupId = await TestEnvironment.GroupAsync(vpcId);
        await CallAsync("CreateDBInstance", [.. Wanted, ("VpcSecurityGroupIds.VpcSecurityGroupId.1", groupId), ("AvailabilityZone", "eu-west-1a")]);

        await Refused.WithAsync("DependencyViolation", () => TestEnvironment.Ec2.DeleteSubnetAsync(new() { SubnetId = subnets[0] }));
        await Refused.WithAsync("DependencyViolation", () => TestEnvironment.Ec2.DeleteSecurityGroupAsync(new() { GroupId = groupId }));
        await RefusedAsync("InvalidDBSubnetGroupStateFault", "DeleteDBSubnetGroup", ("DBSubnetGroupName", "orders"));
        await RefusedAsync("InvalidParameterCombination", "DeleteDBInstance", ("DBInstanceIdentifier", "orders"));
        await CallAsync("DeleteDBInstance", ("DBInstanceIdentifier", "orders"), ("SkipFinalSnapshot", "true"));
        await CallAsync("DeleteDBSubnetGroup", ("DBSubnetGroupName", "orders"));
        await TestEnvironment.Ec2.DeleteSecurityGroupAsync(new() { GroupId = groupId });
        await TestEnvironment.Ec2.DeleteSubnetAsync(new() { SubnetId = subnets[0] });
    }

    [Fact]
    public async Task Endpoint_ResolvesToTheInterface_WhereNothingListens()
    {
        var (vpcId, subnets) = await GroupAsync();
        await CallAsync("CreateDBInstance", Wanted);

        var host = (await CallAsync("DescribeDBInstances")).Descendants("Endpoint").Single().Element("Address")!.Value;

        var trace = TestEnvironment.Aws.Network.Explain(subnets[1], host, 5432);
        Assert.StartsWith("orders.", host);
        Assert.Contains("dropped by", trace.Reason);
        var groups = await TestEnvironment.Ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { Filters = [new("vpc-id", [vpcId])] });
        await TestEnvironment.Ec2.AuthorizeSecurityGroupIngressAsync(new()
        {
            GroupId = groups.SecurityGroups.Single().GroupId,
            IpPermissions = [new() { IpProtocol = "tcp", FromPort = 5432, ToPort = 5432, Ipv4Ranges = [new() { CidrIp = "10.0.0.0/16" }] }],
        });
        Assert.Equal(NetworkOutcome.Refused, TestEnvironment.Aws.Network.Explain(subnets[1], host, 5432).Outcome);
    }

    [Fact]
    public async Task States_OfAnInstance_FollowTheClock()
    {
        var clock = new ManualTime();
        await using var slow = await TestEnvironment.StartAsync(new() { Pace = Pace.Realistic, TimeProvider = clock });
        var vpcId = await slow.VpcAsync();
        await CallAsync(slow.Aws, "CreateDBSubnetGroup",
            ("DBSubnetGroupName", "orders"), ("DBSubnetGroupDescription", "ours"),
            ("SubnetIds.SubnetIdentifier.1", await slow.SubnetAsync(vpcId)),
            ("SubnetIds.SubnetIdentifier.2", await slow.SubnetAsync(vpcId, "10.0.1.0/24", 'b')));
        await CallAsync(slow.Aws, "CreateDBInstance", Wanted);

        Assert.Equal("creating", await StatusAsync(slow.Aws));
        Assert.Equal("InvalidDBInstanceState", (await CallAsync(slow.Aws, "StopDBInstance", ("DBInstanceIdentifier", "orders"))).Text("Code"));
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("available", await StatusAsync(slow.Aws));
        await CallAsync(slow.Aws, "ModifyDBInstance", ("DBInstanceIdentifier", "orders"), ("MultiAZ", "true"), ("ApplyImmediately", "true"));
        Assert.Equal(("modifying", "false"), (await StatusAsync(slow.Aws), (await CallAsync(slow.Aws, "DescribeDBInstances")).Texts("MultiAZ").Last()));
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(("available", "true"), (await StatusAsync(slow.Aws), (await CallAsync(slow.Aws, "DescribeDBInstances")).Text("MultiAZ")));
    }

    [Fact]
    public async Task Modify_NotAtOnce_IsPendingUntilAReboot()
    {
        await GroupAsync();
        await CallAsync("CreateDBInstance", Wanted);

        var modified = await CallAsync(
            "ModifyDBInstance", ("DBInstanceIdentifier", "orders"), ("DBInstanceClass", "db.t4g.small"), ("DeletionProtection", "true"));

        Assert.Equal("db.t4g.small", modified.Descendants("PendingModifiedValues").Single().Element("DBInstanceClass")!.Value);
        Assert.Equal("db.t4g.micro", modified.Descendants("DBInstance").Single().Element("DBInstanceClass")!.Value);
        Assert.Equal("true", modified.Text("DeletionProtection"));
        await CallAsync("RebootDBInstance", ("DBInstanceIdentifier", "orders"));
        Assert.Equal("db.t4g.small", (await CallAsync("DescribeDBInstances")).Text("DBInstanceClass"));
        await RefusedAsync("InvalidParameterCombination", "DeleteDBInstance", ("DBInstanceIdentifier", "orders"), ("SkipFinalSnapshot", "true"));
    }

    [Fact]
    public async Task SubnetGroup_NeedsTwoZonesOfOneVpc()
    {
        var (vpcId, other) = (await TestEnvironment.VpcAsync(), await TestEnvironment.VpcAsync("10.1.0.0/16"));
        var (first, same, elsewhere) = (await TestEnvironment.SubnetAsync(vpcId), await TestEnvironment.SubnetAsync(vpcId, "10.0.1.0/24"),
            await TestEnvironment.SubnetAsync(other, "10.1.0.0/24", 'b'));

        await RefusedAsync("DBSubnetGroupDoesNotCoverEnoughAZs", "CreateDBSubnetGroup", Group(first, same));
        await RefusedAsync("InvalidSubnet", "CreateDBSubnetGroup", Group(first, elsewhere));
        await RefusedAsync("InvalidSubnet", "CreateDBSubnetGroup", Group(first, "subnet-0123456789abcdef0"));
    }

    [Theory]
    [InlineData("DBInstanceIdentifier", "1orders", "InvalidParameterValue")]
    [InlineData("DBInstanceIdentifier", "orders--new", "InvalidParameterValue")]
    [InlineData("AllocatedStorage", "5", "InvalidParameterValue")]
    [InlineData("MasterUserPassword", "short", "InvalidParameterValue")]
    [InlineData("StorageType", "io2", "InvalidParameterValue")]
    [InlineData("Engine", "aurora-mysql", "UnsupportedOperation")]
    [InlineData("DBParameterGroupName", "own", "DBParameterGroupNotFound")]
    [InlineData("KmsKeyId", "alias/aws/rds", "InvalidParameterCombination")]
    [InlineData("AvailabilityZone", "eu-west-1c", "InvalidVPCNetworkStateFault")]
    [InlineData("DBSubnetGroupName", "none", "DBSubnetGroupNotFoundFault")]
    public async Task Create_ThatDoesNotFit_IsRefused(string name, string value, string code)
    {
        await GroupAsync();

        await RefusedAsync(code, "CreateDBInstance", [.. Wanted.Where(parameter => parameter.Name != name), (name, value)]);
        Assert.Empty((await CallAsync("DescribeDBInstances")).Texts("DBInstanceIdentifier"));
    }

    private static (string Name, string Value)[] Group(params string[] subnets) =>
    [
        ("DBSubnetGroupName", "orders"), ("DBSubnetGroupDescription", "ours"),
        .. subnets.Select((id, place) => ($"SubnetIds.SubnetIdentifier.{place + 1}", id)),
    ];

    private async Task<(string VpcId, string[] Subnets)> GroupAsync()
    {
        var vpcId = await TestEnvironment.VpcAsync();
        string[] subnets = [await TestEnvironment.SubnetAsync(vpcId), await TestEnvironment.SubnetAsync(vpcId, "10.0.1.0/24", 'b')];
        var created = await CallAsync("CreateDBSubnetGroup", Group(subnets));
        Assert.True(created.Text("SubnetGroupStatus") is "Complete", created.ToString());
        return (vpcId, subnets);
    }

    private async Task RefusedAsync(string code, string operation, params (string Name, string Value)[] parameters)
    {
        var answer = await CallAsync(operation, parameters);
        Assert.True(code == answer.Text("Code"), answer.ToString());
    }

    private Task<XElement> CallAsync(string operation, params (string Name, string Value)[] parameters) =>
        CallAsync(TestEnvironment.Aws, operation, parameters);

    private static Task<XElement> CallAsync(EmbeddedAws aws, string operation, params (string Name, string Value)[] parameters) =>
        aws.QueryAsync(TestEnvironment.Scope("rds"), Version, operation, parameters);

    private static async Task<string?> StatusAsync(EmbeddedAws aws) => (await CallAsync(aws, "DescribeDBInstances")).Text("DBInstanceStatus");
}
