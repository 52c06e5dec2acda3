using System.Text.Json.Nodes;
using Amazon.EC2.Model;
using Microsoft.AspNetCore.Builder;

namespace PrivateLinkKit.Testing.Tests.Services.CloudControl;

public class ComputeTypesTests : CloudControlTest
{
    private const string Group = "AWS::AutoScaling::AutoScalingGroup";
    private const string Template = "AWS::EC2::LaunchTemplate";
    private const string Role = "AWS::IAM::Role";
    private const string Trust = """{"Statement":{"Effect":"Allow","Principal":{"Service":"{0}.amazonaws.com"},"Action":"sts:AssumeRole"}}""";

    private string _subnet = "";
    private string _securityGroup = "";

    private protected override Pace Pace => Pace.Instant;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var vpc = await Environment.VpcAsync();
        _subnet = await Environment.SubnetAsync(vpc);
        _securityGroup = await Environment.GroupAsync(vpc);
        await Environment.Ec2.AuthorizeSecurityGroupIngressAsync(new()
        {
            GroupId = _securityGroup, IpPermissions = [new() { IpProtocol = "-1", Ipv4Ranges = [new() { CidrIp = "0.0.0.0/0" }] }],
        });
    }

    [Fact]
    public async Task ScalingGroup_OfALaunchTemplate_LaunchesAndTerminatesInstances()
    {
        var template = await TemplateAsync("t3.micro");
        var group = await CreateAsync(Group, new()
        {
            ["AutoScalingGroupName"] = "web", ["MinSize"] = "1", ["MaxSize"] = "3", ["DesiredCapacity"] = "2",
            ["VPCZoneIdentifier"] = new JsonArray(_subnet),
            ["LaunchTemplate"] = new JsonObject { ["LaunchTemplateId"] = template, ["Version"] = "1" },
            ["Tags"] = new JsonArray(new JsonObject { ["Key"] = "team", ["Value"] = "a", ["PropagateAtLaunch"] = true }),
        });
        Assert.Equal(2, (await ListAsync("AWS::EC2::Instance")).Count);

        await UpdateAsync(Group, group, """
            [{"op":"replace","path":"/DesiredCapacity","value":"3"},{"op":"replace","path":"/Tags/0/Value","value":"b"}]
            """);

        Assert.Equal(3, (await ListAsync("AWS::EC2::Instance")).Count);
        var model = await ReadAsync(Group, group);
        Assert.Equal(("3", "b"), ((string?)model["DesiredCapacity"], (string?)model["Tags"]![0]!["Value"]));
        Assert.Equal([_subnet], model["VPCZoneIdentifier"]!.AsArray().Select(id => (string)id!));
        await DeleteAsync(Group, group);
        Assert.Empty(await ListAsync("AWS::EC2::Instance"));
    }

    [Fact]
    public async Task LaunchTemplate_Update_IsAVersionAndNeedsTheDataAgain()
    {
        var template = await TemplateAsync("t3.micro");
        Assert.Null((await ReadAsync(Template, template))["LaunchTemplateData"]);
        await FailAsync("InvalidRequest", await StartUpdateAsync(Template, template, """[{"op":"add","path":"/VersionDescription","value":"second"}]"""));

        await UpdateAsync(Template, template, """[{"op":"add","path":"/LaunchTemplateData","value":{"InstanceType":"t3.small"}}]""");

        var model = await ReadAsync(Template, template);
        Assert.Equal(("1", "2"), ((string?)model["DefaultVersionNumber"], (string?)model["LatestVersionNumber"]));
        await FailAsync("AlreadyExists", await StartCreateAsync(
            Template, new() { ["LaunchTemplateName"] = "web", ["LaunchTemplateData"] = new JsonObject { ["InstanceType"] = "t3.micro" } }));
        await DeleteAsync(Template, template);
    }

    [Fact]
    public async Task Service_OfRoleSecretAndLogGroup_RunsTasksThatUseThem()
    {
        Aws.Images.Add("example/web", app => app.MapGet("/", (ContainerOutput output) =>
        {
            output.WriteLine($"the key is {app.Configuration["KEY"]}");
            return "hello";
        }));
        var (role, secret, log) = (await RoleAsync("task", "ecs-tasks"), await SecretAsync(), await CreateAsync(LogGroup, new() { ["LogGroupName"] = "/web" }));
        var cluster = await CreateAsync("AWS::ECS::Cluster", new() { ["ClusterName"] = "main" });
        var definition = await CreateAsync("AWS::ECS::TaskDefinition", Definition(role, secret, log));
        var service = await CreateAsync("AWS::ECS::Service", new()
        {
            ["ServiceName"] = "web",
            ["Cluster"] = cluster,
            ["TaskDefinition"] = definition,
            ["DesiredCount"] = 1,
            ["LaunchType"] = "FARGATE",
            ["NetworkConfiguration"] = new JsonObject
            {
                ["AwsvpcConfiguration"] = new JsonObject { ["Subnets"] = new JsonArray(_subnet), ["SecurityGroups"] = new JsonArray(_securityGroup) },
            },
        });
        await FailAsync("ResourceConflict", await StartDeleteAsync("AWS::ECS::Cluster", cluster));
        var task = (string)(await Aws.CallAsync("ecs:ListTasks", new() { ["cluster"] = cluster }))["taskArns"]![0]!;
        var address = (await Environment.Ec2.DescribeNetworkInterfacesAsync(
                new DescribeNetworkInterfacesRequest { Filters = [new("subnet-id", [_subnet])] }))
            .NetworkInterfaces.Single().PrivateIpAddress;
        using var http = Aws.Network.CreateHttpClient(task);
        Assert.Equal("hello", await http.GetStringAsync($"http://{address}/"));
        Assert.Contains(Aws.Logs.Read("/web"), line => line.Message is "the key is s3cr3t");

        await UpdateAsync("AWS::ECS::Service", service, """[{"op":"replace","path":"/DesiredCount","value":2}]""");

        Assert.Equal(2, (await Aws.CallAsync("ecs:ListTasks", new() { ["cluster"] = cluster }))["taskArns"]!.AsArray().Count);
        await DeleteAsync("AWS::ECS::Service", service);
        await DeleteAsync("AWS::ECS::Cluster", cluster);
        await DeleteAsync("AWS::ECS::TaskDefinition", definition);
    }

    [Fact]
    public async Task CapacityProvider_OfACluster_CannotBeDeletedBeforeItsAssociation()
    {
        const string providers = "AWS::ECS::CapacityProvider";
        const string associations = "AWS::ECS::ClusterCapacityProviderAssociations";
        var group = await CreateAsync(Group, new()
        {
            ["AutoScalingGroupName"] = "hosts", ["MinSize"] = "0", ["MaxSize"] = "1", ["VPCZoneIdentifier"] = new JsonArray(_subnet),
            ["LaunchTemplate"] = new JsonObject { ["LaunchTemplateId"] = await TemplateAsync("t3.micro"), ["Version"] = "1" },
        });
        var arn = (string)(await ReadAsync(Group, group))["AutoScalingGroupARN"]!;
        var provider = await CreateAsync(providers, new()
        {
            ["Name"] = "hosts", ["AutoScalingGroupProvider"] = new JsonObject { ["AutoScalingGroupArn"] = arn },
        });
        var cluster = await CreateAsync("AWS::ECS::Cluster", new() { ["ClusterName"] = "main" });
        await CreateAsync(associations, new()
        {
            ["Cluster"] = cluster, ["CapacityProviders"] = new JsonArray(provider),
            ["DefaultCapacityProviderStrategy"] = new JsonArray(new JsonObject { ["CapacityProvider"] = provider, ["Weight"] = 1 }),
        });
        Assert.Equal("hosts", (string?)(await ReadAsync(associations, cluster))["CapacityProviders"]![0]);
        await FailAsync("GeneralServiceException", await StartDeleteAsync(providers, provider));

        await DeleteAsync(associations, cluster);
        await DeleteAsync(providers, provider);

        Assert.Empty(await ListAsync(providers));
    }

    [Fact]
    public async Task Role_OfAnInstanceProfile_CannotBeDeletedBefore()
    {
        var role = await RoleAsync("web", "ec2");
        const string profiles = "AWS::IAM::InstanceProfile";
        var profile = await CreateAsync(profiles, new() { ["InstanceProfileName"] = "web", ["Roles"] = new JsonArray("web") });
        var instance = await CreateAsync("AWS::EC2::Instance", new()
        {
            ["ImageId"] = "ami-0123456789abcdef0", ["InstanceType"] = "t3.micro", ["SubnetId"] = _subnet, ["IamInstanceProfile"] = profile,
        });
        Assert.Equal("web", (string?)(await ReadAsync("AWS::EC2::Instance", instance))["IamInstanceProfile"]);

        await FailAsync("ResourceConflict", await StartDeleteAsync(Role, "web"));
        await DeleteAsync(profiles, profile);
        await DeleteAsync(Role, "web");

        Assert.NotNull(role);
    }

    [Fact]
    public async Task Role_Policies_AreAttachedPutAndRemoved()
    {
        await RoleAsync("web", "ec2");
        const string document = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""";
        var policy = await CreateAsync("AWS::IAM::ManagedPolicy", new()
        {
            ["ManagedPolicyName"] = "read", ["PolicyDocument"] = JsonNode.Parse(document), ["Roles"] = new JsonArray("web"),
        });
        var inline = await CreateAsync("AWS::IAM::RolePolicy", new()
        {
            ["PolicyName"] = "own", ["RoleName"] = "web", ["PolicyDocument"] = JsonNode.Parse(document),
        });
        Assert.Equal("own|web", inline);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(document), (await ReadAsync("AWS::IAM::RolePolicy", inline))["PolicyDocument"]));
        await RefusedAsync("ResourceNotFoundException", "GetResource", "AWS::IAM::RolePolicy", new() { ["Identifier"] = "web|own" });
        await RefusedAsync("ValidationException", "GetResource", "AWS::IAM::RolePolicy", new() { ["Identifier"] = "own" });

        await UpdateAsync(Role, "web", """
            [{"op":"remove","path":"/ManagedPolicyArns"},{"op":"remove","path":"/Policies"},{"op":"add","path":"/Description","value":"of the web"}]
            """);

        var role = await ReadAsync(Role, "web");
        Assert.Equal((null, null, "of the web"), (role["ManagedPolicyArns"], role["Policies"], (string?)role["Description"]));
        await UpdateAsync("AWS::IAM::ManagedPolicy", policy, """[{"op":"add","path":"/PolicyDocument/Statement/0/Action","value":"s3:Get*"}]""");
        Assert.Equal("v2", (string?)(await ReadAsync("AWS::IAM::ManagedPolicy", policy))["DefaultVersionId"]);
        await DeleteAsync("AWS::IAM::ManagedPolicy", policy);
    }

    private async Task<string> RoleAsync(string name, string service)
    {
        var trust = JsonNode.Parse(Trust.Replace("{0}", service, StringComparison.Ordinal));
        await CreateAsync(Role, new() { ["RoleName"] = name, ["AssumeRolePolicyDocument"] = trust });
        return (string)(await ReadAsync(Role, name))["Arn"]!;
    }

    private Task<string> SecretAsync() =>
        CreateAsync("AWS::SecretsManager::Secret", new() { ["Name"] = "key", ["SecretString"] = "s3cr3t" });

    private Task<string> TemplateAsync(string type) => CreateAsync(Template, new()
    {
        ["LaunchTemplateName"] = "web",
        ["LaunchTemplateData"] = new JsonObject { ["ImageId"] = "ami-0123456789abcdef0", ["InstanceType"] = type },
    });

    private static JsonObject Definition(string role, string secret, string log) => new()
    {
        ["Family"] = "web",
        ["Cpu"] = "256",
        ["Memory"] = "512",
        ["NetworkMode"] = "awsvpc",
        ["RequiresCompatibilities"] = new JsonArray("FARGATE"),
        ["ExecutionRoleArn"] = role,
        ["ContainerDefinitions"] = new JsonArray(new JsonObject
        {
            ["Name"] = "web",
            ["Image"] = "example/web",
            ["PortMappings"] = new JsonArray(new JsonObject { ["ContainerPort"] = 80 }),
            ["Secrets"] = new JsonArray(new JsonObject { ["Name"] = "KEY", ["ValueFrom"] = secret }),
            ["LogConfiguration"] = new JsonObject
            {
                ["LogDriver"] = "awslogs",
                ["Options"] = new JsonObject { ["awslogs-group"] = log, ["awslogs-region"] = TestEnvironment.Region, ["awslogs-stream-prefix"] = "web" },
            },
        }),
    };
}
