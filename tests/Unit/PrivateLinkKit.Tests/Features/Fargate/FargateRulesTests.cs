using PrivateLinkKit.Tests.Features.Stacks;

namespace PrivateLinkKit.Tests.Features.Fargate;

/// <summary>The task, its environment and its roles.</summary>
public class FargateRulesTests
{
    private const string Id = "task-api/task";
    private const string Secret = "arn:aws:secretsmanager:eu-west-1:111111111111:secret:db-AbCdEf";

    [Fact]
    public void Build_NeitherImageNorPort_AreTwoFaults() =>
        Assert.Equal(2, Faults.Of(Describe.InVpc().RunOnFargate(task => task).ViaNlb()).Count(fault => fault is { LogicalId: Id, Value: "" }));

    [Theory]
    [InlineData("Nginx")]
    [InlineData("nginx:")]
    [InlineData("team//nginx")]
    [InlineData("nginx:la test")]
    [InlineData("https://docker.io/nginx")]
    [InlineData("nginx@sha256:123")]
    public void Build_BadImage_IsAFault(string image) => Faults.Only(OnFargate(task => task.Image(image)), Id, image);

    [Theory]
    [InlineData("nginx")]
    [InlineData("nginx:1.29-alpine")]
    [InlineData("lvthillo/python-flask-api")]
    [InlineData("public.ecr.aws/nginx/nginx:stable")]
    [InlineData("registry.example.com:5000/team__x/api_v1:latest")]
    [InlineData("nginx@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    public void Build_GoodImage_IsValid(string image) => Faults.None(OnFargate(task => task.Image(image)));

    [Theory]
    [InlineData(256, 512)]
    [InlineData(512, 4096)]
    [InlineData(1024, 8192)]
    [InlineData(2048, 16384)]
    [InlineData(4096, 30720)]
    [InlineData(8192, 61440)]
    [InlineData(16384, 122880)]
    public void Build_SizeThatFargateHas_IsValid(int cpu, int memory) => Faults.None(OnFargate(task => task.Size(cpu, memory)));

    [Theory]
    [InlineData(256, 4096)]
    [InlineData(512, 512)]
    [InlineData(1024, 1536)]
    [InlineData(8192, 17408)]
    [InlineData(16384, 36864)]
    public void Build_MemoryThatDoesNotFitTheCpu_IsAFault(int cpu, int memory) => Faults.Only(OnFargate(task => task.Size(cpu, memory)), Id, $"{memory}");

    [Fact]
    public void Build_CpuThatFargateHasNot_IsAFault() => Faults.Only(OnFargate(task => task.Size(300, 512)), Id, "300");

    [Fact]
    public void Build_NegativeCount_IsAFault() => Faults.Only(OnFargate(task => task.Count(-1)), Id, "-1");

    [Fact]
    public void Build_NoTasks_IsValid() => Faults.None(OnFargate(task => task.Count(0)));

    [Theory]
    [InlineData(-1)]
    [InlineData(0.5)]
    [InlineData(2147483648)]
    public void Build_BadGracePeriod_IsAFault(double seconds) =>
        Faults.Only(OnFargate(task => task.HealthCheckGracePeriod(TimeSpan.FromSeconds(seconds))), Id, $"{seconds} s");

    [Theory]
    [InlineData(0)]
    [InlineData(2147483647)]
    public void Build_GoodGracePeriod_IsValid(double seconds) => Faults.None(OnFargate(task => task.HealthCheckGracePeriod(TimeSpan.FromSeconds(seconds))));

    [Fact]
    public void Build_BadContainerName_IsAFault() => Faults.Only(OnFargate(task => task.ContainerName("my api")), Id, "my api");

    [Theory]
    [InlineData("api")]
    [InlineData("arn:aws:ecs:eu-west-1:111111111111:cluster/api")]
    public void Build_ExistingCluster_IsValid(string cluster) => Faults.None(OnFargate(task => task.UseCluster(cluster)));

    [Fact]
    public void Build_ArnOfSomethingElseAsCluster_IsAFault() => Faults.Only(OnFargate(task => task.UseCluster(Describe.Nlb)), Id, Describe.Nlb);

    [Theory]
    [InlineData("")]
    [InlineData("A=B")]
    [InlineData("A B")]
    public void Build_BadVariableName_IsAFault(string name) => Faults.Only(OnFargate(task => task.WithEnvironment(name, "x")), Id, name);

    [Fact]
    public void Build_SecretItselfInsteadOfItsArn_IsHidden()
    {
        var faults = Faults.Of(OnFargate(task => task.WithSecret("DB_PASSWORD", "hunter2")));

        Assert.Equal(["(hidden)", "(hidden)"], faults.Select(fault => fault.Value));
        Assert.Contains(faults, fault => fault.Problem.Contains("DB_PASSWORD", StringComparison.Ordinal));
        Assert.All(faults, fault => Assert.DoesNotContain("hunter2", fault.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Build_VariablePlainAndSecret_IsAFault() =>
        Faults.Only(OnFargate(task => task.ExecutionRole(Describe.Role).WithEnvironment("DB", "x").WithSecret("DB", Secret)), Id, "DB");

    [Theory]
    [InlineData("arn:aws:s3:::bucket/key")]
    [InlineData("arn:aws:ssm:eu-west-1:111111111111:document/x")]
    public void Build_SecretThatIsNone_IsAFault(string arn) => Faults.Only(OnFargate(task => task.ExecutionRole(Describe.Role).WithSecret("DB", arn)), Id, arn);

    [Theory]
    [InlineData("arn:aws:secretsmanager:eu-west-1:111111111111:secret:db\nforged")]
    [InlineData("arn:aws:ssm:eu-west-1:111111111111:parameter/a b")]
    public void Build_SecretWithCharactersThatAwsRefuses_IsAFault(string arn) =>
        Faults.Only(OnFargate(task => task.ExecutionRole(Describe.Role).WithSecret("DB", arn)), Id, arn);

    [Theory]
    [InlineData("123456789012.dkr.ecr.eu-west-1.amazonaws.com/api:1")]
    [InlineData("123456789012.dkr-ecr.eu-west-1.on.aws/api:1")]
    [InlineData("123456789012.dkr.ecr-fips.us-east-1.amazonaws.com/api:1")]
    [InlineData("123456789012.dkr-ecr-fips.us-east-1.on.aws/api:1")]
    [InlineData("123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/api:1")]
    [InlineData("123456789012.dkr-ecr.cn-north-1.on.amazonwebservices.com.cn/api:1")]
    [InlineData("123456789012.dkr.ecr.us-iso-east-1.c2s.ic.gov/api:1")]
    [InlineData("123456789012.dkr.ecr.eusc-de-east-1.amazonaws.eu/api:1")]
    public void Build_PrivateEcrImageWithoutExecutionRole_IsAFault(string image)
    {
        Faults.Only(OnFargate(task => task.Image(image)), Id, image);
        Faults.None(OnFargate(task => task.Image(image).ExecutionRole(Describe.Role)));
    }

    [Theory]
    [InlineData("A", "é", true)]
    [InlineData("A", "x", false)]
    public void Build_EnvironmentLargerThanATaskDefinition_IsAFaultThatHidesTheValue(string name, string letter, bool twoBytes)
    {
        var much = string.Concat(Enumerable.Repeat(letter, twoBytes ? 33_000 : 66_000));

        var fault = Assert.Single(Faults.Of(OnFargate(task => task.WithEnvironment(name, much))));

        Assert.Equal(Id, fault.LogicalId);
        Assert.EndsWith(" bytes", fault.Value, StringComparison.Ordinal);
        Assert.Contains("64 KiB", fault.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain(letter + letter, fault.ToString(), StringComparison.Ordinal);
        Faults.None(OnFargate(task => task.WithEnvironment(name, much[..(much.Length - 4_000)])));
    }

    [Fact]
    public void Build_WhatNeedsAnExecutionRole_IsAFaultWithoutIt()
    {
        const string image = "111111111111.dkr.ecr.eu-west-1.amazonaws.com/api";
        Func<FargateBuilder, FargateBuilder> needy = task => task.Image(image).UseLogGroup("/ecs/api").WithSecret("DB", Secret);

        Assert.Equal([Secret, "/ecs/api", image], Faults.Of(OnFargate(needy)).Select(fault => fault.Value));
        Faults.None(OnFargate(task => needy(task).ExecutionRole(Describe.Role)));
    }

    [Fact]
    public void Build_BadRole_IsAFault() => Faults.Only(OnFargate(task => task.TaskRole("role/x")), Id, "role/x");

    private static PrivateLinkStackBuilder OnFargate(Func<FargateBuilder, FargateBuilder> configure) => Describe.OnFargate(configure).ViaNlb();
}
