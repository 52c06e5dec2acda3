# The security groups of the provider: each admits only the one in front of it.

resource "aws_security_group" "nlb" {
  name        = "nlb"
  description = "Network load balancer"
  vpc_id      = module.provider.id
}

resource "aws_security_group" "alb" {
  name        = "alb"
  description = "Application load balancer"
  vpc_id      = module.provider.id
}

resource "aws_security_group" "task" {
  name        = "task"
  description = "Tasks"
  vpc_id      = module.provider.id

  ingress {
    description     = "From the application load balancer"
    from_port       = 8080
    to_port         = 8080
    protocol        = "tcp"
    security_groups = [aws_security_group.alb.id]
  }

  egress {
    description = "To pull the image"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_vpc_security_group_egress_rule" "nlb_to_alb" {
  security_group_id            = aws_security_group.nlb.id
  referenced_security_group_id = aws_security_group.alb.id
  ip_protocol                  = "tcp"
  from_port                    = 8888
  to_port                      = 8888
}

resource "aws_security_group_rule" "alb_from_nlb" {
  type                     = "ingress"
  security_group_id        = aws_security_group.alb.id
  source_security_group_id = aws_security_group.nlb.id
  protocol                 = "tcp"
  from_port                = 8888
  to_port                  = 8888
}

resource "aws_security_group_rule" "alb_to_task" {
  type                     = "egress"
  security_group_id        = aws_security_group.alb.id
  source_security_group_id = aws_security_group.task.id
  protocol                 = "tcp"
  from_port                = 8080
  to_port                  = 8080
}
