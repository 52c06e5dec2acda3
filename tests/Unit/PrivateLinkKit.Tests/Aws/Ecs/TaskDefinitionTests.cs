using PrivateLinkKit.Aws;
using PrivateLinkKit.Aws.Ecs;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;
using PrivateLinkKit.Tests.Engine.Kinds;

namespace PrivateLinkKit.Tests.Aws.Ecs;

public class TaskDefinitionTests
{
    private static readonly LogicalId Id = new("task-api/task");
    private static readonly Placement At = new("eu-west-1");

    private static readonly TaskSettings Settings = new()
    {
        Cpu = 256,
        Memory = 512,
        Architecture = CpuArchitecture.X64,
        ContainerName = "task-api",
        Image = "nginx",
        Port = 8080,
        Environment = [new("A", "1"), new("B", "2")],
        Secrets = [new("S", "arn:secret")],
        ExecutionRoleArn = "arn:execution",
        TaskRoleArn = null,
        LogGroup = "/ecs/task-api",
    };

    private static readonly TaskDefinition Want = new(Id, At) { Family = "task-api-task", Settings = Settings };

    private static readonly TaskDefinitionState Have = new(Id, At, "arn:task-api-task:1")
    {
        Tags = [new Tag("Name", "task-api/task")],
        Family = "task-api-task",
        Settings = Settings,
    };

    [Fact]
    public void Diff_VariablesInAnotherOrder_IsNoChange() =>
        DiffAssert.Same(Want with { Settings = Settings with { Environment = [new("B", "2"), new("A", "1")] } }, Have);

    [Fact]
    public void Diff_VariableWhoseValueReadsLikeTheNextOne_Replaces() =>
        Assert.Equal(
            ["ContainerDefinitions.Environment.A: (hidden) -> (hidden)!", "ContainerDefinitions.Environment.B: (hidden) -> !"],
            Diffs.Of(With(Settings with { Environment = [new("A", "1, B=2")] }), Have));

    [Fact]
    public void Diff_WhatARevisionHolds_Replaces()
    {
        DiffAssert.Replaces("Family", Want with { Family = "other" }, Have);
        DiffAssert.Replaces("Cpu", With(Settings with { Cpu = 512 }), Have);
        DiffAssert.Replaces("Memory", With(Settings with { Memory = 1024 }), Have);
        DiffAssert.Replaces("RuntimePlatform.CpuArchitecture", With(Settings with { Architecture = CpuArchitecture.Arm64 }), Have);
        DiffAssert.Replaces("ExecutionRoleArn", With(Settings with { ExecutionRoleArn = null }), Have);
        DiffAssert.Replaces("TaskRoleArn", With(Settings with { TaskRoleArn = "arn:task" }), Have);
        DiffAssert.Replaces("ContainerDefinitions.Name", With(Settings with { ContainerName = "other" }), Have);
        DiffAssert.Replaces("ContainerDefinitions.Image", With(Settings with { Image = "httpd" }), Have);
        DiffAssert.Replaces("ContainerDefinitions.PortMappings", With(Settings with { Port = 8081 }), Have);
        DiffAssert.Replaces("ContainerDefinitions.Environment.A", With(Settings with { Environment = [new("B", "2")] }), Have);
        DiffAssert.Replaces("ContainerDefinitions.Secrets", With(Settings with { Secrets = [new("S", "arn:other")] }), Have);
        DiffAssert.Replaces("ContainerDefinitions.LogConfiguration", With(Settings with { LogGroup = null }), Have);
        DiffAssert.Replaces("Tags.privatelinkkit:cluster", Want with { UsedCluster = "shared" }, Have);
    }

    [Fact]
    public void Diff_Variable_IsSensitiveAndChangedInTheDescription()
    {
        var marked = Have with { Tags = Diffs.Made(Want).Tags };

        var other = With(Settings with { Environment = [new("A", "3"), new("B", "2")] });

        var change = Assert.Single(BuiltInModules.Set.Kind(Want.Kind).Diff(other, marked, new Outputs()));

        Assert.Equal((true, false, ChangeOrigin.Description), (change.IsSensitive, change.IsDrift, change.Origin));
        Assert.Equal("ContainerDefinitions.Environment.A: (hidden) -> (hidden)", change.ToString());
    }

    [Fact]
    public void Marks_OtherValueOfAVariable_AreTheSame() =>
        Assert.Equal(Marks(Want), Marks(With(Settings with { Environment = [new("A", "9"), new("B", "8")] })));

    [Fact]
    public void ToString_OfWhatIsWantedAndThere_HoldsNoValueOfAVariable()
    {
        var settings = Settings with { Environment = [new("PASSWORD", "hunter2")] };

        Assert.All([$"{With(settings)}", $"{Have with { Settings = settings }}"], text => Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Diff_Tags_Updates() => DiffAssert.Updates("Tags", Want with { Tags = [new Tag("team", "platform")] }, Have);

    private static IEnumerable<Tag> Marks(TaskDefinition want) => BuiltInModules.Set.Kind(want.Kind).MarksOf(want);

    private static TaskDefinition With(TaskSettings settings) => Want with { Settings = settings };
}
