using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Tests.Consistency;

/// <summary>Concurrent client actions, drawn to conflict: the same names, blocks, rules, and resources that others use or delete.</summary>
internal sealed class Script(Random random)
{
    private static readonly string[] Blocks = ["10.0.2.0/24", "10.0.2.0/25", "10.0.2.128/25", "10.0.0.0/20"];
    private static readonly string[] Groups = ["{web}", "{app}"];
    private static readonly string[] Tagged = ["{vpc}", "{web}", "{service}", "{spare}"];
    private static readonly string[] Principals = ["arn:aws:iam::222222222222:root", "arn:aws:iam::333333333333:root"];

    /// <summary>Two accounts with an endpoint that waits for acceptance.</summary>
    public static IReadOnlyList<Step> Setup { get; } =
    [
        Ec2("vpc", TestEnvironment.Provider, "CreateVpc", ("CidrBlock", "10.0.0.0/16")),
        Ec2("subnet", TestEnvironment.Provider, "CreateSubnet", ("VpcId", "{vpc}"), ("CidrBlock", "10.0.0.0/24"), ("AvailabilityZone", "eu-west-1a")),
        Ec2("spare", TestEnvironment.Provider, "CreateSubnet", ("VpcId", "{vpc}"), ("CidrBlock", "10.0.1.0/24"), ("AvailabilityZone", "eu-west-1b")),
        Ec2("web", TestEnvironment.Provider, "CreateSecurityGroup", ("VpcId", "{vpc}"), ("GroupName", "web"), ("GroupDescription", "web")),
        Ec2("app", TestEnvironment.Provider, "CreateSecurityGroup", ("VpcId", "{vpc}"), ("GroupName", "app"), ("GroupDescription", "app")),
        Elb("nlb", "CreateLoadBalancer", ("Name", "nlb"), ("Type", "network"), ("Scheme", "internal"), ("Subnets", List("{subnet}"))),
        Ec2("service", TestEnvironment.Provider, "CreateVpcEndpointServiceConfiguration", ("NetworkLoadBalancerArn", List("{nlb}"))),
        Ec2("allowed", TestEnvironment.Provider, "ModifyVpcEndpointServicePermissions", ("ServiceId", "{service}"),
            ("AddAllowedPrincipals", List(Principals[0]))),
        Ec2("vpc-2", TestEnvironment.Consumer, "CreateVpc", ("CidrBlock", "10.1.0.0/16")),
        Ec2("subnet-2", TestEnvironment.Consumer, "CreateSubnet", ("VpcId", "{vpc-2}"), ("CidrBlock", "10.1.0.0/24"), ("AvailabilityZone", "eu-west-1c")),
        Endpoint("endpoint"),
    ];

    public Step Draw(string label) => random.Next(34) switch
    {
        0 or 1 => Ec2(label, TestEnvironment.Provider, "CreateSubnet", ("VpcId", "{vpc}"), ("CidrBlock", Pick(Blocks)), ("AvailabilityZone", "eu-west-1a")),
        2 => Ec2(label, TestEnvironment.Provider, "DeleteSubnet", ("SubnetId", "{spare}")),
        3 or 4 => Ec2(label, TestEnvironment.Provider, "CreateSecurityGroup", ("VpcId", "{vpc}"), ("GroupName", Pick(["db", "Db"])),
            ("GroupDescription", "new")),
        5 => Ec2(label, TestEnvironment.Provider, "DeleteSecurityGroup", ("GroupId", Pick(Groups))),
        6 or 7 or 8 => Ec2(label, TestEnvironment.Provider, "AuthorizeSecurityGroupIngress", ("GroupId", Pick(Groups)), ("IpPermissions", List(Rule()))),
        9 or 10 => Ec2(label, TestEnvironment.Provider, "RevokeSecurityGroupIngress", ("GroupId", Pick(Groups)), ("IpPermissions", List(Rule()))),
        11 or 12 => Ec2(label, TestEnvironment.Provider, "CreateTags", ("ResourceId", List(Pick(Tagged))), ("Tag", List(Tag()))),
        13 => Ec2(label, TestEnvironment.Provider, "DeleteTags", ("ResourceId", List(Pick(Tagged))), ("Tag", List(new WireObject { { "Key", Text("a") } }))),
        14 => Ec2(label, TestEnvironment.Provider, "CreateNetworkInterface", ("SubnetId", Pick(["{subnet}", "{spare}"])),
            ("SecurityGroupId", List(Pick(Groups)))),
        15 => Ec2("token", TestEnvironment.Provider, "CreateRouteTable", ("VpcId", "{vpc}"), ("ClientToken", "token")),
        16 => Ec2(label, TestEnvironment.Provider, "ModifyVpcEndpointServicePermissions", ("ServiceId", "{service}"),
            (Pick(["AddAllowedPrincipals", "RemoveAllowedPrincipals"]), List(Pick(Principals)))),
        17 => Ec2(label, TestEnvironment.Provider, "AcceptVpcEndpointConnections", ("ServiceId", "{service}"), ("VpcEndpointId", List("{endpoint}"))),
        18 => Ec2(label, TestEnvironment.Provider, "RejectVpcEndpointConnections", ("ServiceId", "{service}"), ("VpcEndpointId", List("{endpoint}"))),
        19 => Ec2(label, TestEnvironment.Provider, "DeleteVpcEndpointServiceConfigurations", ("ServiceId", List("{service}"))),
        20 => Endpoint(label),
        21 => Ec2(label, TestEnvironment.Consumer, "DeleteVpcEndpoints", ("VpcEndpointId", List("{endpoint}"))),
        22 => Elb(label, "CreateTargetGroup", ("Name", "targets"), ("Protocol", "TCP"), ("Port", Pick(["80", "81"])), ("VpcId", "{vpc}")),
        23 => Ecs(label, "RegisterTaskDefinition", ("family", "web"), ("networkMode", "awsvpc"), ("requiresCompatibilities", List("FARGATE")),
            ("cpu", "256"), ("memory", "512"), ("containerDefinitions", List(new WireObject { { "name", Text("web") }, { "image", Text("web") } }))),
        24 => random.Next(2) == 0 ? Ecs(label, "CreateCluster", ("clusterName", "main")) : Ecs(label, "DeleteCluster", ("cluster", "main")),
        25 or 26 => Ec2(label, TestEnvironment.Provider, "DescribeSecurityGroups"),
        27 => Ec2(label, TestEnvironment.Provider, "DescribeSubnets"),
        28 => Ec2(label, TestEnvironment.Provider, "DescribeTags"),
        29 => Ec2(label, TestEnvironment.Provider, "DescribeNetworkInterfaces"),
        30 => Ec2(label, TestEnvironment.Provider, "DescribeVpcEndpointConnections"),
        31 => Ec2(label, TestEnvironment.Consumer, "DescribeVpcEndpoints"),
        32 => Ec2(label, TestEnvironment.Provider, "DescribeVpcEndpointServicePermissions", ("ServiceId", "{service}")),
        _ => Ecs(label, "ListTaskDefinitions"),
    };

    private static Step Endpoint(string label) => Ec2(
        label,
        TestEnvironment.Consumer,
        "CreateVpcEndpoint",
        ("VpcEndpointType", "Interface"),
        ("VpcId", "{vpc-2}"),
        ("ServiceName", $"com.amazonaws.vpce.{TestEnvironment.Region}.{{service}}"),
        ("SubnetId", List("{subnet-2}")));

    private WireObject Rule()
    {
        var rule = new WireObject { { "IpProtocol", Text("tcp") }, { "FromPort", Text("80") }, { "ToPort", Text("80") } };
        if (random.Next(2) == 0)
        {
            rule.Add("IpRanges", List(new WireObject { { "CidrIp", Text(Pick(["10.0.0.0/8", "10.1.0.0/16"])) } }));
        }
        else
        {
            rule.Add("Groups", List(new WireObject { { "GroupId", Text(Pick(Groups)) } }));
        }

        return rule;
    }

    private WireObject Tag() => new() { { "Key", Text(Pick(["a", "b"])) }, { "Value", Text(Pick(["1", "2"])) } };

    private static Step Ec2(string label, string account, string operation, params (string Name, object Value)[] parameters) =>
        new(label, account, $"ec2:{operation}", Members(parameters));

    private static Step Elb(string label, string operation, params (string Name, object Value)[] parameters) =>
        new(label, TestEnvironment.Provider, $"elasticloadbalancing:{operation}", Members(parameters));

    private static Step Ecs(string label, string operation, params (string Name, object Value)[] parameters) =>
        new(label, TestEnvironment.Provider, $"ecs:{operation}", Members(parameters));

    private static WireObject Members((string Name, object Value)[] parameters)
    {
        var members = new WireObject();
        foreach (var (name, value) in parameters)
        {
            members.Add(name, value as WireValue ?? Text((string)value));
        }

        return members;
    }

    private static WireText Text(string value) => new(value);

    private static WireList List(object item)
    {
        var list = new WireList();
        list.Add(item as WireValue ?? Text((string)item));
        return list;
    }

    private T Pick<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];
}
