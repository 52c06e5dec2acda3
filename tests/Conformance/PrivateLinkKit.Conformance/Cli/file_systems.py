"""EFS; a line for each command."""
from cli import NOTHING, an


def live(aws, network):
    system = aws("efs create-file-system --creation-token orders --tags Key=Name,Value=orders",
                 {"[LifeCycleState,Name]": ["creating", "orders"], "FileSystemId": an("fs")}, "FileSystemId")
    ours = f"--file-system-id {system}"
    aws("efs describe-file-systems --page-size 1", {"FileSystems[].LifeCycleState": ["available"]})
    aws(f"efs update-file-system {ours} --throughput-mode elastic", {"ThroughputMode": "elastic"})
    target = aws(f"efs create-mount-target {ours} --subnet-id {network.subnets[0]}", {"MountTargetId": an("fsmt")}, "MountTargetId")
    aws(f"efs describe-mount-targets {ours} --page-size 1", {"MountTargets[].MountTargetId": [target]})
    group = aws(f"efs describe-mount-target-security-groups --mount-target-id {target}", {"length(SecurityGroups)": 1}, "SecurityGroups[0]")
    aws(f"efs modify-mount-target-security-groups --mount-target-id {target} --security-groups {group}", NOTHING)
    point = aws(f"efs create-access-point {ours} --client-token orders", {"RootDirectory.Path": "/"}, "AccessPointId")
    aws(f"efs describe-access-points {ours} --page-size 1", {"AccessPoints[].AccessPointId": [point]})
    aws(f"efs put-lifecycle-configuration {ours} --lifecycle-policies TransitionToIA=AFTER_30_DAYS", {"length(LifecyclePolicies)": 1})
    aws(f"efs describe-lifecycle-configuration {ours}", {"LifecyclePolicies": [{"TransitionToIA": "AFTER_30_DAYS"}]})
    aws(f"efs put-backup-policy {ours} --backup-policy Status=ENABLED", {"BackupPolicy.Status": "ENABLING"})
    aws(f"efs describe-backup-policy {ours}", {"BackupPolicy.Status": "ENABLED"})
    policy = '{"Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"elasticfilesystem:ClientMount"}]}'
    aws(f"efs put-file-system-policy {ours} --policy '{policy}'", {"Policy": policy})
    aws(f"efs describe-file-system-policy {ours}", {"Policy": policy})
    aws(f"efs delete-file-system-policy {ours}", NOTHING)
    aws(f"efs tag-resource --resource-id {point} --tags Key=team,Value=a Key=stage,Value=test", NOTHING)
    aws(f"efs untag-resource --resource-id {point} --tag-keys stage", NOTHING)
    aws(f"efs list-tags-for-resource --resource-id {point}", {"Tags": [{"Key": "team", "Value": "a"}]})
    aws.refused("FileSystemInUse", f"efs delete-file-system {ours}")
    aws(f"efs delete-mount-target --mount-target-id {target}", NOTHING)
    aws(f"efs delete-access-point --access-point-id {point}", NOTHING)
    aws(f"efs delete-file-system {ours}", NOTHING)
    aws("efs describe-file-systems", {"FileSystems": []})


def refuse(aws):
    for code, command in (
            ("FileSystemNotFound", "efs describe-file-systems --file-system-id fs-0123456789abcdef0"),
            ("MountTargetNotFound", "efs delete-mount-target --mount-target-id fsmt-0123456789abcdef0"),
            ("AccessPointNotFound", "efs delete-access-point --access-point-id fsap-0123456789abcdef0"),
            ("BadRequest", "efs describe-mount-targets"),
    ):
        aws.refused(code, command)
