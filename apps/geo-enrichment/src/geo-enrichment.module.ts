import { Module } from '@nestjs/common';
import { AnswerPlacesService } from './answer-places.service.js';
import { ConfirmPositionService } from './confirm-position.service.js';
import { DecideNameService } from './decide-name.service.js';
import { DrawPlacesService } from './draw-places.service.js';
import { BoundariesController } from './inbound/boundaries.controller.js';
import { PlacesController } from './inbound/places.controller.js';
import { PointsController } from './inbound/points.controller.js';
import { RelocationJob } from './inbound/relocation.job.js';
import { SubmissionQuarantinedConsumer } from './inbound/submission-quarantined.consumer.js';
import { SubmissionValidatedConsumer } from './inbound/submission-validated.consumer.js';
import { SubmissionWithdrawnConsumer } from './inbound/submission-withdrawn.consumer.js';
import { LocateAgainService } from './locate-again.service.js';
import { EnrichSubmissionsService } from './enrich-submissions.service.js';
import { LocateSubmissionService } from './locate-submission.service.js';
import { RegisterPointService } from './register-point.service.js';
import { AliasRepository } from './store/alias.repository.js';
import { BoundarySetRepository } from './store/boundary-set.repository.js';
import { CheckRepository } from './store/check.repository.js';
import { LocatedDetailsRepository } from './store/located-details.repository.js';
import { LocationRepository } from './store/location.repository.js';
import { PointRepository } from './store/point.repository.js';
import { PositionRepository } from './store/position.repository.js';
import { StatedNameRepository } from './store/stated-name.repository.js';

@Module({
  controllers: [SubmissionValidatedConsumer, SubmissionQuarantinedConsumer, SubmissionWithdrawnConsumer, PointsController, PlacesController, BoundariesController],
  providers: [
    LocateSubmissionService, LocateAgainService, EnrichSubmissionsService, RegisterPointService, RelocationJob,
    AnswerPlacesService, ConfirmPositionService, DecideNameService, DrawPlacesService,
    LocationRepository, LocatedDetailsRepository, PositionRepository, CheckRepository, StatedNameRepository, AliasRepository, BoundarySetRepository, PointRepository,
  ],
})
export class GeoEnrichmentModule {}
