using DotNet.Testcontainers.Configurations;
using DotNet.Testcontainers.Containers;

namespace DotNet.Testcontainers.Builders;

/// <summary>The verbs are on the generic class because the package has them there, and compiled code names the class.</summary>
public abstract class ContainerBuilder<TBuilderEntity, TContainerEntity, TConfigurationEntity>
    where TBuilderEntity : ContainerBuilder<TBuilderEntity, TContainerEntity, TConfigurationEntity>
    where TContainerEntity : IContainer
    where TConfigurationEntity : IContainerConfiguration
{
    internal ContainerBuilder(ContainerConfiguration configuration) => Configuration = configuration;

    internal ContainerConfiguration Configuration { get; }

    public TBuilderEntity WithEnvironment(string name, string value) => With(Configuration with { Environment = Configuration.Environment.SetItem(name, value) });

    public TBuilderEntity WithPortBinding(int port, bool assignRandomHostPort = false) => With(Configuration with { Ports = Configuration.Ports.Add((port, assignRandomHostPort)) });

    public TBuilderEntity WithWaitStrategy(IWaitForContainerOS waitStrategy) => With(Configuration with { Wait = waitStrategy });

    internal abstract TBuilderEntity With(ContainerConfiguration configuration);
}

/// <summary>Describes a container. As in the package, each verb returns another builder.</summary>
public class ContainerBuilder : ContainerBuilder<ContainerBuilder, IContainer, IContainerConfiguration>
{
    public ContainerBuilder(string image)
        : this(new ContainerConfiguration(image))
    {
    }

    private ContainerBuilder(ContainerConfiguration configuration)
        : base(configuration)
    {
    }

    public IContainer Build() => new DockerContainer(Configuration);

    internal override ContainerBuilder With(ContainerConfiguration configuration) => new(configuration);
}
