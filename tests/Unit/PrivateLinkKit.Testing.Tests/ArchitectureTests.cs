namespace PrivateLinkKit.Testing.Tests;

/// <summary>Allowed dependencies between the folders and files of the emulator.</summary>
public class ArchitectureTests
{
    private const int LargestFileCircle = 5;

    private static readonly string Sources = Path.GetDirectoryName(RepositoryFile.Find("src/PrivateLinkKit.Testing/EmbeddedAws.cs"))!;

    private static readonly SourceGraph Graph = SourceGraph.Of(typeof(EmbeddedAws).Assembly, Sources, "PrivateLinkKit.Testing");

    /// <summary>Folders that each folder may use; one that is not listed may use none.</summary>
    private static readonly Dictionary<string, string> Arrows = new()
    {
        ["."] = "Certificates Clock Faults Gateway Images Inspection Limits Modules Network Network/Contracts Network/Map Services/* State",
        ["Conformance"] = ". Clock Inspection Modules",
        ["Conformance/Checks"] = ". Clock Conformance Conformance/Faults Faults Inspection",
        ["Conformance/Faults"] = ". Clock Conformance Faults Inspection Protocols",
        ["Faults"] = "Inspection State",
        ["Fixtures"] = ".",
        ["Gateway"] = "Certificates Clock Faults Hosting Inspection Limits Modules Network Network/Map Network/Transport Protocols State",
        ["Limits"] = "Protocols State",
        ["Modules"] = "Limits Network/Contracts Protocols State",
        ["State"] = "Certificates Clock",

        ["Services/Acm"] = "Certificates Limits Modules Network/Contracts Protocols State Wire/Acm",
        ["Services/ApiGatewayV2"] = "Limits Modules Network/Map Protocols Services/Ec2 State Wire/ApiGatewayV2 Wire/Ec2",
        ["Services/AutoScaling"] = "Limits Modules Network/Contracts Protocols Services/Ec2 Services/ElbV2 State Wire/AutoScaling Wire/Ec2 Wire/ElbV2",
        ["Services/Ec2"] = "Limits Modules Network/Contracts Network/Map Network/Rules Protocols Services/Iam State Wire/Ec2 Wire/Iam",
        ["Services/ElbV2"] = "Certificates Limits Modules Network/Contracts Network/Map Protocols Services/Acm Services/Ec2 State Wire/Ec2 Wire/ElbV2",
        ["Services/Ecs"] = "Limits Modules Network/Contracts Protocols Services/AutoScaling Services/Ec2 Services/Ecr Services/ElbV2 Services/Iam "
            + "Services/Logs Services/SecretsManager Services/Ssm State Wire/AutoScaling Wire/Ec2 Wire/Ecr Wire/Ecs Wire/ElbV2 Wire/SecretsManager Wire/Ssm",
        ["Services/Efs"] = "Limits Modules Network/Map Protocols Services/Ec2 Services/Iam Services/Kms State Wire/Ec2 Wire/Efs Wire/Kms",
        ["Services/Iam"] = "Limits Modules Protocols State Wire/Iam",
        ["Services/Kms"] = "Modules Protocols State Wire/Kms",
        ["Services/Logs"] = "Limits Modules Protocols Services/Kms State Wire/Logs",
        ["Services/SecretsManager"] = "Limits Modules Protocols Services/Kms State Wire/SecretsManager",
        ["Services/Ecr"] = "Limits Modules Network/Contracts Protocols Services/Kms State Wire/Ecr",
        ["Services/Rds"] = "Limits Modules Network/Map Protocols Services/Ec2 Services/Kms State Wire/Ec2 Wire/Kms Wire/Rds",
        ["Services/Route53"] = "Limits Modules Network/Contracts Network/Map Network/Records Protocols Services/Ec2 Services/ElbV2 "
            + "State Wire/Ec2 Wire/ElbV2 Wire/Route53",
        ["Services/S3"] = "Limits Modules Network/Map Protocols Services/Ec2 Services/Iam Services/Kms State Wire/Kms Wire/S3",
        ["Services/Sns"] = "Limits Modules Protocols Services/Ec2 Services/Iam Services/Sqs State Wire/Sns Wire/Sqs",
        ["Services/Sqs"] = "Limits Modules Protocols Services/Iam State Wire/Sqs",
        ["Services/Ssm"] = "Limits Modules Protocols Services/Ec2 State Wire/Ssm",
        ["Services/CloudControl"] =
            "Modules Protocols Services/CloudControl/* Services/CloudFormation Services/Iam State Wire/CloudControl",
        ["Services/CloudControl/Handlers"] = "Modules Protocols Services/CloudFormation State",
        ["Services/CloudControl/Types"] = "Protocols Services/CloudControl/Handlers State",
        ["Services/CloudFormation"] = "Modules Protocols State Wire/CloudFormation",
        ["Services/Sts"] = "Modules Protocols State Wire/Sts",

        ["Services/Tagging"] = "Modules Protocols State Wire/Tagging",

        ["Network"] = "Certificates Clock Images Network/* State",
        ["Network/ApiGateways"] = "Certificates Limits Network/Map Network/Routing Network/Transport State",
        ["Network/Checks"] = "Clock Network/Contracts Network/Dialing Network/Health Network/Map Network/Transport State",
        ["Network/Containers"] = "Images Network/Contracts Network/Dialing Network/Transport",
        ["Network/Dialing"] = "Clock Network/Map Network/Routing Network/Transport",
        ["Network/Dns"] = "Network/Naming Network/Records Network/Transport",
        ["Network/Health"] = "Network/Map",
        ["Network/LoadBalancing"] = "Certificates Network/Checks Network/Dialing Network/Map Network/Routing Network/Transport",
        ["Network/Map"] = "Certificates Network/Records Network/Rules State",
        ["Network/Naming"] = "Network/Contracts Network/Map Network/Records Network/Routing",
        ["Network/Reach"] = "Network/Contracts Network/Map Network/Naming Network/Routing State",
        ["Network/Routing"] = "Network/Health Network/Map Network/Rules",
        ["Network/Socks"] = "Network/Transport",
        ["Network/Transport"] = "Hosting",

        ["Wire/*"] = "Protocols",
    };

    [Fact]
    public void Folders_OfTheEmulator_UseOnlyWhatIsAllowed() => Assert.Empty(
        from folder in Graph.Folders
        from used in folder.Value
        where !Arrows.Any(arrow => Fits(folder.Key, arrow.Key) && arrow.Value.Split(' ').Any(allowed => Fits(used, allowed)))
        select $"{folder.Key} uses {used}");

    [Fact]
    public void Folders_OfTheEmulator_FormNoCircle() => Assert.Empty(SourceGraph.Circles(Graph.Folders));

    [Fact]
    public void Files_OfTheEmulator_FormSmallCirclesOnly() =>
        Assert.DoesNotContain(SourceGraph.Circles(Graph.Files), circle => circle.Count > LargestFileCircle);

    /// <summary>A new service is one folder and one line in this file.</summary>
    [Fact]
    public void Services_OfTheEmulator_AreNamedInOneFileOnly() => Assert.Equal(
        ["BuiltInServices.cs"],
        Graph.Files.Where(file => !file.Key.StartsWith("Services/", StringComparison.Ordinal)
            && file.Value.Any(used => used.StartsWith("Services/", StringComparison.Ordinal))).Select(file => file.Key));

    [Fact]
    public void Services_OfTheEmulator_AreAllRegistered() => Assert.Equal(
        typeof(EmbeddedAws).Assembly.GetTypes().Where(type => type is { IsClass: true } && type.IsAssignableTo(typeof(IEmulatedService)))
            .Select(type => type.Name).Order(StringComparer.Ordinal),
        BuiltInServices.Of(new EmbeddedAwsOptions()).Select(service => service.GetType().Name).Order(StringComparer.Ordinal));

    /// <summary>The graph sees what a method only calls, so that an empty list of violations means something.</summary>
    [Fact]
    public void Graph_OfTheEmulator_SeesCallsAndGeneratedTypes()
    {
        Assert.Contains("Services/Ec2/Ec2Errors.cs", Graph.Files["Services/Ec2/Existing.cs"]);
        Assert.Contains("Wire/Ec2", Graph.Folders["Services/Ec2"]);
        Assert.NotEmpty(SourceGraph.Circles(Graph.Files));
    }

    private static bool Fits(string folder, string pattern) =>
        pattern.EndsWith("/*", StringComparison.Ordinal) ? folder.StartsWith(pattern[..^1], StringComparison.Ordinal) : folder == pattern;
}
