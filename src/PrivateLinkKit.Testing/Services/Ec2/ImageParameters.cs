using System.Text.Json;
using static PrivateLinkKit.Testing.Services.Ec2.MachineImages;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The public parameters of SSM that name the latest machine images.</summary>
internal static class ImageParameters
{
    /// <summary>A public parameter.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Value">Its value.</param>
    /// <param name="IsImage">true if the value is the id of an image.</param>
    public sealed record PublicParameter(string Name, string Value, bool IsImage = true);

    public static IReadOnlyList<PublicParameter> All(AccountRegion region)
    {
        var ids = MachineImages.All(region).ToDictionary(image => image.Name!, image => image.ImageId!);
        return [.. AmazonLinux(ids), .. OptimizedForEcs(ids), .. Ubuntu(ids)];
    }

    private static IEnumerable<PublicParameter> AmazonLinux(Dictionary<string, string> ids) =>
        from architecture in new[] { X86, Arm }
        from latest in new[]
        {
            ($"al2023-ami-kernel-default-{architecture}", Al2023Name(architecture)),
            ($"al2023-ami-kernel-6.1-{architecture}", Al2023Name(architecture)),
            ($"al2023-ami-kernel-6.12-{architecture}", Al2023Name(architecture, kernel: "6.12")),
            ($"al2023-ami-minimal-kernel-default-{architecture}", Al2023Name(architecture, "minimal-")),
            ($"al2023-ami-minimal-kernel-6.1-{architecture}", Al2023Name(architecture, "minimal-")),
            ($"amzn2-ami-hvm-{architecture}-gp2", Amzn2Name(architecture)),
            ($"amzn2-ami-kernel-5.10-hvm-{architecture}-gp2", Amzn2Name(architecture, "kernel-5.10-")),
        }
        select new PublicParameter($"/aws/service/ami-amazon-linux-latest/{latest.Item1}", ids[latest.Item2]);

    private static IEnumerable<PublicParameter> OptimizedForEcs(Dictionary<string, string> ids) =>
        from latest in new[]
        {
            ("amazon-linux-2023", "Amazon Linux 2023", EcsAl2023Name(X86)),
            ("amazon-linux-2023/arm64", "Amazon Linux 2023", EcsAl2023Name(Arm)),
            ("amazon-linux-2", "Amazon Linux 2", EcsAmzn2Name(X86)),
            ("amazon-linux-2/arm64", "Amazon Linux 2", EcsAmzn2Name(Arm)),
        }
        from parameter in Recommended($"/aws/service/ecs/optimized-ami/{latest.Item1}/recommended", latest.Item2, latest.Item3, ids[latest.Item3])
        select parameter;

    private static IEnumerable<PublicParameter> Recommended(string path, string os, string name, string id) =>
    [
        new(
            path,
            JsonSerializer.Serialize(new Dictionary<string, object>
            {
                ["ecs_agent_version"] = "1.100.1",
                ["ecs_runtime_version"] = "Docker version 25.0.13",
                ["image_id"] = id,
                ["image_name"] = name,
                ["image_version"] = name,
                ["os"] = os,
                ["schema_version"] = 1,
                ["source_image_name"] = name,
            }),
            IsImage: false),
        new($"{path}/image_id", id),
        new($"{path}/image_name", name, IsImage: false),
    ];

    private static IEnumerable<PublicParameter> Ubuntu(Dictionary<string, string> ids) =>
        from architecture in new[] { "amd64", Arm }
        from latest in new[] { ("20.04", "focal-20.04", "ebs-gp2"), ("22.04", "jammy-22.04", "ebs-gp2"), ("24.04", "noble-24.04", "ebs-gp3") }
        select new PublicParameter(
            $"/aws/service/canonical/ubuntu/server/{latest.Item1}/stable/current/{architecture}/hvm/{latest.Item3}/ami-id",
            ids[UbuntuName(latest.Item2, architecture)]);
}
