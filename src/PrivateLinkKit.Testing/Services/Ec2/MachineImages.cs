using System.Security.Cryptography;
using System.Text;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The machine images that infrastructure code looks up: one build each of the usual ones. Their ids are the same in every run.</summary>
internal static class MachineImages
{
    public const string X86 = "x86_64";
    public const string Arm = "arm64";

    private const string Amazon = "137112412989";
    private const string AmazonEcs = "591542846629";
    private const string Canonical = "099720109477";
    private const string Debian = "136693071363";

    private const int Gibibytes8 = 8;
    private const int Gibibytes30 = 30;

    private const string Al2023 = "2023.9.20251111.0";
    private const string Amzn2 = "2.0.20251110.1";
    private const string Ecs = "20251108";

    private static readonly Lazy<HashSet<string>> IdsOfAllRegions = new(() =>
        [.. Partition.All.SelectMany(partition => partition.EnabledRegions).SelectMany(All).Select(image => image.ImageId!)]);

    /// <summary>Every known image of a region.</summary>
    public static IReadOnlyList<Image> All(AccountRegion region) => All(region.Name);

    private static IReadOnlyList<Image> All(string region) =>
    [
        .. from architecture in new[] { X86, Arm }
           from image in Of(region, architecture, architecture is X86 ? "amd64" : Arm)
           select image,
    ];

    /// <summary>Returns the image of a launch; an unknown one has no details. An image of another region does not exist.</summary>
    public static Image ForLaunch(AccountRegion region, string id) => All(region).FirstOrDefault(image => image.ImageId == id)
        ?? (Ec2Errors.IsId(id, "ami-") && !IdsOfAllRegions.Value.Contains(id) ? Unknown(region, id) : throw Ec2Errors.ImageNotFound(id));

    public static Image Unknown(AccountRegion region, string id) => Machine(region.Name, id, X86, region.Account, "/dev/xvda", Gibibytes8, "gp3") with
    {
        ImageId = id,
        Public = false,
    };

    /// <summary>Returns true if the container agent of Amazon ECS runs on instances of an image.</summary>
    public static bool HasEcsAgent(AccountRegion region, string id) => All(region).Any(image => image.ImageId == id && image.OwnerId == AmazonEcs);

    public static string Al2023Name(string architecture, string flavour = "", string kernel = "6.1") =>
        $"al2023-ami-{flavour}{Al2023}-kernel-{kernel}-{architecture}";

    public static string Amzn2Name(string architecture, string kernel = "") => $"amzn2-ami-{kernel}hvm-{Amzn2}-{architecture}-gp2";

    public static string EcsAl2023Name(string architecture) => $"al2023-ami-ecs-hvm-2023.0.{Ecs}-kernel-6.1-{architecture}";

    public static string EcsAmzn2Name(string architecture) => $"amzn2-ami-ecs-hvm-2.0.{Ecs}-{architecture}-ebs";

    public static string UbuntuName(string release, string architecture) =>
        $"ubuntu/images/hvm-ssd{(release.EndsWith("24.04", StringComparison.Ordinal) ? "-gp3" : "")}/ubuntu-{release}-{architecture}-server-20251022";

    private static IEnumerable<Image> Of(string region, string architecture, string debianArchitecture)
    {
        string[] amazon = [Al2023Name(architecture), Al2023Name(architecture, kernel: "6.12"), Al2023Name(architecture, "minimal-")];
        string[] amazon2 = [Amzn2Name(architecture), Amzn2Name(architecture, "kernel-5.10-")];
        string[] ubuntu = ["focal-20.04", "jammy-22.04", "noble-24.04"];
        return
        [
            .. amazon.Select(name => OfAmazon(region, name, architecture, Amazon, Gibibytes8, "gp3")),
            .. amazon2.Select(name => OfAmazon(region, name, architecture, Amazon, Gibibytes8, "gp2")),
            OfAmazon(region, EcsAl2023Name(architecture), architecture, AmazonEcs, Gibibytes30, "gp3"),
            OfAmazon(region, EcsAmzn2Name(architecture), architecture, AmazonEcs, Gibibytes30, "gp2"),
            .. ubuntu.Select(release => Machine(
                region, UbuntuName(release, debianArchitecture), architecture, Canonical, "/dev/sda1", Gibibytes8, "gp3")),
            Machine(region, $"debian-12-{debianArchitecture}-20251112-2294", architecture, Debian, "/dev/xvda", Gibibytes8, "gp3"),
        ];
    }

    private static Image OfAmazon(string region, string name, string architecture, string owner, int size, string volumeType) =>
        Machine(region, name, architecture, owner, "/dev/xvda", size, volumeType) with { ImageOwnerAlias = "amazon", ImageLocation = $"amazon/{name}" };

    private static Image Machine(string region, string name, string architecture, string owner, string rootDevice, int size, string volumeType) => new()
    {
        ImageId = $"ami-0{Hash(region, name)}",
        Name = name,
        Description = name,
        OwnerId = owner,
        ImageLocation = $"{owner}/{name}",
        CreationDate = "2025-11-12T00:00:00.000Z",
        Architecture = architecture,
        State = "available",
        ImageType = "machine",
        Public = true,
        Hypervisor = "xen",
        VirtualizationType = "hvm",
        RootDeviceName = rootDevice,
        RootDeviceType = "ebs",
        EnaSupport = true,
        SriovNetSupport = "simple",
        PlatformDetails = "Linux/UNIX",
        UsageOperation = "RunInstances",
        BlockDeviceMappings =
        [
            new()
            {
                DeviceName = rootDevice,
                Ebs = new()
                {
                    SnapshotId = $"snap-0{Hash(region, $"{name} root")}",
                    VolumeSize = size,
                    VolumeType = volumeType,
                    DeleteOnTermination = true,
                    Encrypted = false,
                },
            },
        ],
        Tags = [],
    };

    private static string Hash(string region, string name) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"{region} {name}")))[..16];
}
